import type {Bank131Error} from '../core/errors.js';
import {doc} from '../core/page.js';

declare global {
  interface GlobalEventHandlersEventMap {
    'bank131-ready': Bank131ReadyEvent;
    'bank131-status': Bank131StatusEvent;
    'bank131-result': Bank131ResultEvent;
    'bank131-error': Bank131ErrorEvent;
  }
}

/** The platform's: MooTools replaces the global, as `class Event` of a page does. */
const Event =
  typeof document === 'undefined'
    ? globalThis.Event
    : ((Object.getPrototypeOf(doc.createEvent('Event')) as object).constructor as typeof globalThis.Event);

/** Like native `change`: bubbles, but stays in its tree, so that a card's hash does not leave a shadow root. */
const INIT: EventInit = {bubbles: true, composed: false};

/** The bank's widget is on the page, and the user can use it. */
export class Bank131ReadyEvent extends Event {
  constructor() {
    super('bank131-ready', INIT);
  }
}

/** The self-employed widget reported a status. */
export class Bank131StatusEvent<Status extends string = string> extends Event {
  /** The status. */
  readonly status: Status;

  constructor(status: Status) {
    super('bank131-status', INIT);
    this.status = status;
  }
}

/** The widget has an outcome, or a corrected one. */
export class Bank131ResultEvent<Result = unknown> extends Event {
  /** The outcome: a hint for the UI. Your backend must verify it. */
  readonly result: Result;

  constructor(result: Result) {
    super('bank131-result', INIT);
    this.result = result;
  }
}

/** The widget could not be shown, or failed. */
export class Bank131ErrorEvent extends Event {
  /** The error. If it is `retryable`, the element shows a button to try again. */
  readonly error: Bank131Error;

  constructor(error: Bank131Error) {
    super('bank131-error', INIT);
    this.error = error;
  }
}
