import type {Bank131CardTokenizeElement} from '../elements/card-tokenize-element.js';
import type {Bank131SelfEmployedElement} from '../elements/self-employed-element.js';
import type {CARD_TOKENIZE_OPTIONS, SELF_EMPLOYED_OPTIONS} from './options.js';

export type {CardTokenizeEvents} from '../elements/card-tokenize-element.js';
export type {SelfEmployedEvents} from '../elements/self-employed-element.js';

// Both tags for the types of all frameworks, derived from the classes.

type Options<Element, Name extends keyof Element> = {[Key in Name]?: Element[Key] | undefined};

/** Attributes and properties of `<bank131-self-employed>`, besides those of every HTML element. */
export type SelfEmployedProperties = Options<
  Bank131SelfEmployedElement,
  (typeof SELF_EMPLOYED_OPTIONS)[number]
>;

/** Attributes and properties of `<bank131-card-tokenize>`, besides those of every HTML element. */
export type CardTokenizeProperties = Options<
  Bank131CardTokenizeElement,
  (typeof CARD_TOKENIZE_OPTIONS)[number]
>;

interface SharedAttributes {
  /** One-time token. */
  'public-token'?: string | undefined;
  /** URL on the page's own origin that answers a POST with `{"public_token": "…"}`. */
  'token-url'?: string | undefined;
  /** Base URL of another widget host; counts for known hosts only. */
  'widget-host'?: string | undefined;
}

/** Attributes of `<bank131-self-employed>` whose names are not those of their properties. */
export interface SelfEmployedAttributes extends SharedAttributes {
  /** Fills the widget's field: an INN of 12 digits, or a phone of 11 digits that begins with 7. */
  'tax-reference-or-phone'?: string | undefined;
}

/** Attributes of `<bank131-card-tokenize>` whose names are not those of their properties. */
export type CardTokenizeAttributes = SharedAttributes;

/** Listeners as a framework writes them: `Prefix` is `on`, or `on:`. */
export type Listeners<Events, Prefix extends string = 'on'> = {
  [Name in keyof Events & string as `${Prefix}${Name}`]?: ((event: Events[Name]) => void) | undefined;
};
