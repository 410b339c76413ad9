/**
 * The partner backend's part: signed calls, tokens, payouts, webhooks. For servers: the private key lives there only.
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
  type TokenHandlerOptions,
  type WebhookHandlerOptions,
} from './handlers.js';
export {parsePaymentMethod} from './payment-method.js';
export type {PrivateKey, PublicKey} from './signature.js';
export type {CallOptions} from './transport.js';
export type * from './types.js';
