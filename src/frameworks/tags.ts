import type {Bank131CardTokenizeElement} from '../elements/card-tokenize-element.js';
import type {
  Bank131ErrorEvent,
  Bank131ReadyEvent,
  Bank131ResultEvent,
  Bank131StatusEvent,
} from '../elements/events.js';
import type {Bank131SelfEmployedElement} from '../elements/self-employed-element.js';
import type {PaymentMethod} from '../payment-method.js';
import type {SelfEmployedResult, SelfEmployedStatus} from '../self-employed.js';
import type {CARD_TOKENIZE_OPTIONS, SELF_EMPLOYED_OPTIONS} from './options.js';

// Both tags, as the typings of all frameworks need them. Taken from the classes, so that they can't say other things.

type Options<Element, Name extends keyof Element> = {[Key in Name]?: Element[Key] | undefined};

/** What can be set on `<bank131-self-employed>`, besides what every HTML element has. */
export type SelfEmployedProperties = Options<
  Bank131SelfEmployedElement,
  (typeof SELF_EMPLOYED_OPTIONS)[number]
>;

/** What can be set on `<bank131-card-tokenize>`, besides what every HTML element has. */
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
  /** What the widget's field shows at first: an INN of 12 digits, or a phone of 11 digits that begins with 7. */
  'tax-reference-or-phone'?: string | undefined;
}

/** Attributes of `<bank131-card-tokenize>` whose names are not those of their properties. */
export type CardTokenizeAttributes = SharedAttributes;

interface SharedEvents<Result> {
  /** The bank's widget is on the page. */
  'bank131-ready': Bank131ReadyEvent;
  /** The widget has an outcome, or a corrected one. */
  'bank131-result': Bank131ResultEvent<Result>;
  /** The widget could not be shown, or reported that it failed. */
  'bank131-error': Bank131ErrorEvent;
}

/** Events of `<bank131-self-employed>`. */
export interface SelfEmployedEvents extends SharedEvents<SelfEmployedResult> {
  /** The widget reported how far the linking is. */
  'bank131-status': Bank131StatusEvent<SelfEmployedStatus>;
}

/** Events of `<bank131-card-tokenize>`. */
export type CardTokenizeEvents = SharedEvents<PaymentMethod>;

/** Listeners as a framework writes them: `Prefix` is `on`, or `on:`. */
export type Listeners<Events, Prefix extends string = 'on'> = {
  [Name in keyof Events & string as `${Prefix}${Name}`]?: ((event: Events[Name]) => void) | undefined;
};
