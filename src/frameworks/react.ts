'use client';

/**
 * React 18 and later: a component for each tag, and types of both tags for JSX. Importing this registers nothing; a
 * component registers its element.
 *
 * @packageDocumentation
 */
import {forwardRef, type DetailedHTMLProps, type HTMLAttributes, type Ref} from 'react';
import type {Bank131Error} from '../core/errors.js';
import {Bank131CardTokenizeElement} from '../elements/card-tokenize-element.js';
import {Bank131SelfEmployedElement} from '../elements/self-employed-element.js';
import type {PaymentMethod, SelfEmployedResult, SelfEmployedStatus} from '../bank.js';
import {CARD_TOKENIZE_OPTIONS, SELF_EMPLOYED_OPTIONS} from './options.js';
import type {
  CardTokenizeAttributes,
  CardTokenizeEvents,
  CardTokenizeProperties,
  Listeners,
  SelfEmployedAttributes,
  SelfEmployedEvents,
  SelfEmployedProperties,
} from './tags.js';
import {useWidget} from './use-widget.js';

type Tag<Element extends HTMLElement, Own> = Own &
  Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, keyof Own>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
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
}

interface WidgetProps<Element, Result> extends Omit<HTMLAttributes<Element>, 'onError'> {
  /** The element, for `reload()` and the promise `result`. */
  readonly ref?: Ref<Element> | undefined;
  /** The bank's widget is on the page. */
  readonly onReady?: (() => void) | undefined;
  /** The outcome, or a corrected one: a hint for the UI. Your backend must verify it. */
  readonly onResult?: ((result: Result) => void) | undefined;
  /** The widget could not be shown, or failed. */
  readonly onError?: ((error: Bank131Error) => void) | undefined;
}

/** Props of `<SelfEmployedWidget>`: the properties of its element, and those of every HTML element. */
export interface SelfEmployedWidgetProps
  extends SelfEmployedProperties, WidgetProps<Bank131SelfEmployedElement, SelfEmployedResult> {
  /** The status of the linking. */
  readonly onStatus?: ((status: SelfEmployedStatus) => void) | undefined;
}

/** Props of `<CardTokenizeWidget>`: the properties of its element, and those of every HTML element. */
export interface CardTokenizeWidgetProps
  extends CardTokenizeProperties, WidgetProps<Bank131CardTokenizeElement, PaymentMethod> {}

/** `<bank131-self-employed>` for React: the same in the browser, rendered on a server, and hydrated. */
export const SelfEmployedWidget = /* @__PURE__ */ forwardRef<
  Bank131SelfEmployedElement,
  SelfEmployedWidgetProps
>(function SelfEmployedWidget({onReady, onStatus, onResult, onError, ...props}, ref) {
  return useWidget<Bank131SelfEmployedElement, SelfEmployedEvents>(
    'bank131-self-employed',
    Bank131SelfEmployedElement,
    SELF_EMPLOYED_OPTIONS,
    {...props, ref},
    {
      'bank131-ready': () => onReady?.(),
      'bank131-status': ({status}) => onStatus?.(status),
      'bank131-result': ({result}) => onResult?.(result),
      'bank131-error': ({error}) => onError?.(error),
    },
  );
});

/** `<bank131-card-tokenize>` for React: the same in the browser, rendered on a server, and hydrated. */
export const CardTokenizeWidget = /* @__PURE__ */ forwardRef<
  Bank131CardTokenizeElement,
  CardTokenizeWidgetProps
>(function CardTokenizeWidget({onReady, onResult, onError, ...props}, ref) {
  return useWidget<Bank131CardTokenizeElement, CardTokenizeEvents>(
    'bank131-card-tokenize',
    Bank131CardTokenizeElement,
    CARD_TOKENIZE_OPTIONS,
    {...props, ref},
    {
      'bank131-ready': () => onReady?.(),
      'bank131-result': ({result}) => onResult?.(result),
      'bank131-error': ({error}) => onError?.(error),
    },
  );
});
