/**
 * Fakes of Bank 131's widgets for a partner's own tests: in browsers, and for the functions also in jsdom and happy-dom.
 *
 * @packageDocumentation
 */
export type {StartFailure} from './fake-widget.js';
export {
  installFakeWidgets,
  type FakeCardTokenize,
  type FakeSelfEmployed,
  type FakeWidgets,
} from './fake-widgets.js';
