import {Bank131CardTokenizeElement} from './card-tokenize-element.js';

export * from './card-tokenize-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'bank131-card-tokenize': Bank131CardTokenizeElement;
  }
}

Bank131CardTokenizeElement.define();
