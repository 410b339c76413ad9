/**
 * `<bank131-card-tokenize>`. Importing this registers the element.
 *
 * @packageDocumentation
 */
import {Bank131CardTokenizeElement} from './card-tokenize-element.js';

export * from './events.js';
export * from './card-tokenize-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'bank131-card-tokenize': Bank131CardTokenizeElement;
  }
}

Bank131CardTokenizeElement.define();
