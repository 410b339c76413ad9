/**
 * Bank 131's self-employed and tokenize widgets as typed promises. Importing this has no effect; nothing here needs Lit.
 *
 * @packageDocumentation
 */
export {
  loadCardTokenize,
  mountCardTokenize,
  preloadCardTokenize,
  tokenizeCard,
  type CardTokenizeDefinition,
  type CardTokenizeMount,
  type CardTokenizeOptions,
} from './card-tokenize.js';
export {configure, type Configuration, type WidgetCorrections} from './configure.js';
export {describeError, type Language} from './core/describe-error.js';
export {Bank131Error, type Bank131ErrorCode, type Bank131ErrorDetails} from './core/errors.js';
export type {Integrity} from './core/load-assets.js';
export type {
  CreateOptions,
  Update,
  VendorWidget,
  WidgetDefinition,
  WidgetEvent,
  WidgetMount,
} from './core/mount-widget.js';
export type {TokenProvider} from './core/token.js';
export type {Environment} from './environment.js';
export type {CommonOptions, HostOptions} from './options.js';
export {
  readPaymentMethod,
  type BankAccountPaymentMethod,
  type CardPaymentMethod,
  type EncryptedCard,
  type PaymentMethod,
} from './payment-method.js';
export {
  bindSelfEmployed,
  loadSelfEmployed,
  mountSelfEmployed,
  preloadSelfEmployed,
  type Bank131SelfEmployedConstructor,
  type Bank131SelfEmployedInstance,
  type Bank131SelfEmployedOptions,
  type Bank131SelfEmployedStage,
  type SelfEmployedDefinition,
  type SelfEmployedInitialValues,
  type SelfEmployedMessage,
  type SelfEmployedMount,
  type SelfEmployedOptions,
  type SelfEmployedResult,
  type SelfEmployedStatus,
} from './self-employed.js';
