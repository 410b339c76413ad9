/**
 * `<bank131-self-employed>`. Importing this registers the element.
 *
 * @packageDocumentation
 */
import {Bank131SelfEmployedElement} from './self-employed-element.js';

export * from './events.js';
export * from './self-employed-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'bank131-self-employed': Bank131SelfEmployedElement;
  }
}

Bank131SelfEmployedElement.define();
