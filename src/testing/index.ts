/**
 * Fakes of Bank 131's widgets for a partner's own tests: in a browser, and for the functions in jsdom and happy-dom too.
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
