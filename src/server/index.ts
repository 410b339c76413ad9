/**
 * For the backend: signed calls, tokens, payouts, webhooks. Only for servers, because it needs the private key.
 *
 * @packageDocumentation
 */
export type {BankAccountPaymentMethod, CardPaymentMethod, EncryptedCard, PaymentMethod} from '../bank.js';
export {
  createBank131Client,
  type ApiTarget,
  type Bank131Client,
  type Bank131ClientOptions,
} from './client.js';
export {Bank131ApiError, type Bank131ApiErrorDetails} from './errors.js';
export {
  publicTokenHandler,
  webhookHandler,
  type LinkingGrant,
  type OnError,
  type TokenHandlerOptions,
  type WebhookHandlerOptions,
} from './handlers.js';
export {parsePaymentMethod, type AccountDetails} from './payment-method.js';
export type {PrivateKey, PublicKey} from './keys.js';
export type {CallOptions} from './transport.js';
export type * from './types.js';
