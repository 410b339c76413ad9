/**
 * Types of both tags for Svelte's markup. Importing this has no effect; `bank131-widgets/elements` registers the elements.
 *
 * @packageDocumentation
 */
import type {HTMLAttributes} from 'svelte/elements';
import type {Bank131CardTokenizeElement} from '../elements/card-tokenize-element.js';
import type {Bank131SelfEmployedElement} from '../elements/self-employed-element.js';
import type {
  CardTokenizeAttributes,
  CardTokenizeEvents,
  CardTokenizeProperties,
  Listeners,
  SelfEmployedAttributes,
  SelfEmployedEvents,
  SelfEmployedProperties,
} from './tags.js';

type Tag<Element extends HTMLElement, Own> = Own & Omit<HTMLAttributes<Element>, keyof Own>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'bank131-self-employed': Tag<
      Bank131SelfEmployedElement,
      SelfEmployedAttributes & SelfEmployedProperties & Listeners<SelfEmployedEvents>
    >;
    'bank131-card-tokenize': Tag<
      Bank131CardTokenizeElement,
      CardTokenizeAttributes & CardTokenizeProperties & Listeners<CardTokenizeEvents>
    >;
  }
}
