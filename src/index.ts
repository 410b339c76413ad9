/**
 * Bank 131's self-employed and tokenize widgets as typed promises. Importing this has no effect. It does not need Lit.
 *
 * @packageDocumentation
 */
export type {
  Bank131SelfEmployedConstructor,
  Bank131SelfEmployedInstance,
  Bank131SelfEmployedOptions,
  Bank131SelfEmployedStage,
  BankAccountPaymentMethod,
  CardPaymentMethod,
  EncryptedCard,
  Environment,
  PaymentMethod,
  SelfEmployedMessage,
  SelfEmployedResult,
  SelfEmployedStatus,
} from './bank.js';
export {
  loadCardTokenize,
  mountCardTokenize,
  preloadCardTokenize,
  tokenizeCard,
  type CardTokenizeMount,
  type CardTokenizeOptions,
} from './card-tokenize.js';
export {describeError} from './core/describe-error.js';
export {Bank131Error, type Bank131ErrorCode, type Bank131ErrorDetails} from './core/errors.js';
export type {Integrity} from './core/load.js';
export type {
  CreateOptions,
  Update,
  VendorWidget,
  WidgetDefinition,
  WidgetEvent,
  WidgetMount,
} from './core/mount.js';
export type {TokenProvider} from './core/token.js';
export {
  configure,
  type CardTokenizeDefinition,
  type CommonOptions,
  type Configuration,
  type HostOptions,
  type SelfEmployedDefinition,
  type WidgetOverrides,
} from './options.js';
export {readPaymentMethod} from './payment-method.js';
export {
  bindSelfEmployed,
  loadSelfEmployed,
  mountSelfEmployed,
  preloadSelfEmployed,
  type SelfEmployedMount,
  type SelfEmployedOptions,
} from './self-employed.js';
