/**
 * Everything that this package knows about the bank's widgets: hosts, names, messages and types. The widgets, the fakes,
 * the mock bank and `check` take it from here. Plain data, so that the mock bank can hand it to classic scripts.
 *
 * Grade A: the bank's page on the self-employed widget and its API documents. Grade D: unverified, inferred from the
 * other widget; `configure()` can override it without a release.
 */

/** The bank's environments: `live` moves real money, `demo` is for tests. */
export type Environment = 'live' | 'demo';

/** Base URLs of the bank's widget hosts (grade A). */
export const WIDGET_HOSTS: Readonly<Record<Environment, string>> = {
  live: 'https://widget.bank131.ru/',
  demo: 'https://widget-demo.bank131.ru/',
};

/** Names of the self-employed widget (grade A). */
export const SELF_EMPLOYED = {
  globalName: 'Bank131SelfEmployed',
  script: 'self-employed.js',
  stylesheet: 'self-employed.css',
  containerId: 'bank131-self-employed',
} as const;

/** Data of the window's `message` event by which the self-employed widget reports each status (grade A). */
export const SELF_EMPLOYED_MESSAGES = {
  in_progress: {meta: {stage: 'bind'}, payload: {status: 'in_progress'}},
  completed: {meta: {stage: 'bind'}, payload: {status: 'completed'}},
  failed: {meta: {stage: 'bind'}, payload: {status: 'failed'}},
} as const;

/** Names of the tokenization widget. UNVERIFIED (grade D). */
export const CARD_TOKENIZE = {
  globalName: 'Bank131Tokenize',
  script: 'tokenize.js',
  stylesheet: 'tokenize.css',
  containerId: 'bank131-tokenize',
} as const;

/**
 * Messages of the tokenization widget. UNVERIFIED (grade D). `completed` also carries a card's hashes, or an account's
 * `token`.
 */
export const CARD_TOKENIZE_MESSAGES = {
  completed: {meta: {stage: 'tokenize'}, payload: {status: 'completed'}},
  failed: {meta: {stage: 'tokenize'}, payload: {status: 'failed'}},
} as const;

/** A card's hashes by their names in the API (grade A); the values are the names in one integrator's code (grade B). */
export const HASHES = {
  number_hash: 'numberHash',
  expiration_date_hash: 'expirationDateHash',
  cardholder_name_hash: 'cardholderNameHash',
  security_code_hash: 'securityCodeHash',
} as const;

/** What the bank's constructor takes. */
export interface Bank131SelfEmployedOptions {
  readonly initialValues?: {
    /** INN of 12 digits, or phone of 11 digits in the form 70000000000. */
    readonly taxReferenceOrPhone?: string;
  };
  /** One of the constructor's `STAGES`. */
  readonly stage: Bank131SelfEmployedStage;
  /** One-time token from the bank's `token` request with `self_employed_widget`. */
  readonly publicToken: string;
}

/** A stage of the bank's widget. Only `bind` is documented. */
export type Bank131SelfEmployedStage = 'bind';

/** The bank's object. */
export interface Bank131SelfEmployedInstance {
  /** Shows the widget in the element with the id `bank131-self-employed`. */
  render(): void;
}

/** `window.Bank131SelfEmployed`. */
export interface Bank131SelfEmployedConstructor {
  new (options: Bank131SelfEmployedOptions): Bank131SelfEmployedInstance;
  readonly STAGES: {readonly bind: 'bind'};
}

/**
 * How far the linking is: `in_progress` waits for the user's confirmation in the tax service's app, `completed` is
 * linked, `failed` is not.
 */
export type SelfEmployedStatus = 'in_progress' | 'completed' | 'failed';

/** `data` of the window's `message` event by which the bank's widget reports. */
export interface SelfEmployedMessage {
  readonly meta: {readonly stage: Bank131SelfEmployedStage};
  readonly payload: {readonly status: SelfEmployedStatus};
}

/** The outcome in the widget: a hint for the UI. Your backend must ask the bank whether the user is linked. */
export interface SelfEmployedResult {
  readonly stage: Bank131SelfEmployedStage;
  readonly status: 'completed' | 'failed';
}

/** Hashes of a card, each 64 hex digits. Only the number's is always there. */
export interface EncryptedCard {
  readonly number_hash: string;
  readonly expiration_date_hash?: string;
  readonly cardholder_name_hash?: string;
  readonly security_code_hash?: string;
}

/** A tokenized card, as `session/start/payout` takes it. */
export interface CardPaymentMethod {
  readonly type: 'card';
  readonly card: {readonly type: 'encrypted_card'; readonly encrypted_card: EncryptedCard};
}

/** A tokenized Russian bank account. A payout also needs `full_name` and `description`: add them on your backend. */
export interface BankAccountPaymentMethod {
  readonly type: 'bank_account';
  readonly bank_account: {
    readonly system_type: 'ru';
    readonly ru: {readonly token: string; readonly full_name?: string; readonly description?: string};
  };
}

/** The bank's `payment_method`: goes into a payout as it is. */
export type PaymentMethod = CardPaymentMethod | BankAccountPaymentMethod;
