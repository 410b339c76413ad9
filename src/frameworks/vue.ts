/**
 * Types of both tags for Vue's templates and JSX. Importing this has no effect; `bank131-widgets/elements` registers the
 * elements.
 *
 * @packageDocumentation
 */
import type {AllowedComponentProps, ComponentCustomProps, HTMLAttributes, VNodeProps} from 'vue';
import type {Bank131CardTokenizeElement} from '../elements/card-tokenize-element.js';
import type {Bank131SelfEmployedElement} from '../elements/self-employed-element.js';
import type {
  CardTokenizeEvents,
  CardTokenizeProperties,
  SelfEmployedEvents,
  SelfEmployedProperties,
} from './tags.js';

/** Props of every component: `PublicProps`, a name that Vue 3.3 lacks. */
type EveryComponents = VNodeProps & AllowedComponentProps & ComponentCustomProps;

/** Vue reads a tag's attributes, listeners and template ref from the type of a component. */
type Tag<Element extends HTMLElement, Properties, Events> = new () => Element & {
  /** Vue reads attributes and properties here, and takes `token-url` for `tokenUrl`. */
  readonly $props: Properties &
    VueListeners<Events> &
    Omit<HTMLAttributes, keyof Properties> &
    EveryComponents;
};

/** `@bank131-result` is `onBank131Result` to Vue. */
type VueListeners<Events> = {
  [Name in keyof Events & string as `on${Capitalize<CamelCase<Name>>}`]?:
    ((event: Events[Name]) => void) | undefined;
};

type CamelCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

declare module 'vue' {
  interface GlobalComponents {
    'bank131-self-employed': Tag<Bank131SelfEmployedElement, SelfEmployedProperties, SelfEmployedEvents>;
    'bank131-card-tokenize': Tag<Bank131CardTokenizeElement, CardTokenizeProperties, CardTokenizeEvents>;
  }
}
