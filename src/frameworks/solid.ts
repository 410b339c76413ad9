/**
 * Types of both tags for Solid's JSX. Importing this has no effect; `bank131-widgets/elements` registers the elements.
 *
 * @packageDocumentation
 */
import type {JSX} from 'solid-js';
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

type Prefixed<Names, Prefix extends string> = {
  [Key in keyof Names & string as `${Prefix}${Key}`]?: Names[Key];
};

type Tag<Element extends HTMLElement, Attributes, Properties, Events> = Attributes &
  Properties &
  Prefixed<Attributes, 'attr:'> &
  Prefixed<Properties, 'prop:'> &
  Listeners<Events, 'on:'> &
  Omit<JSX.HTMLAttributes<Element>, keyof Properties>;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'bank131-self-employed': Tag<
        Bank131SelfEmployedElement,
        SelfEmployedAttributes,
        SelfEmployedProperties,
        SelfEmployedEvents
      >;
      'bank131-card-tokenize': Tag<
        Bank131CardTokenizeElement,
        CardTokenizeAttributes,
        CardTokenizeProperties,
        CardTokenizeEvents
      >;
    }
  }
}
