import type {PaymentMethod} from '../bank.js';

/*
 * The bank's own bodies and answers, in its own spelling, so that a sample from its documents can be pasted in. Version 1
 * of the API. Grade A (the bank's documents and its PHP SDK) unless a line says otherwise. Readers ignore unknown keys:
 * real answers carry more.
 */

/** A sum: an integer of kopecks, above zero. 100 rubles are 10000. The bank ignores the currency's case. */
export interface AmountDetails {
  readonly amount: number;
  /** Real webhooks carry upper case, too (grade B). */
  readonly currency: 'rub' | 'RUB';
}

/** The recipient of the money. Required for Russian cards; the need depends on the method otherwise (grade B). */
export interface ParticipantDetails {
  readonly recipient: {readonly full_name: string};
}

/** The partner's own reference of the user. */
export interface Customer {
  readonly reference: string;
  readonly contacts?: readonly {readonly email?: string; readonly phone?: string}[];
}

/** The widgets that a public token is for; several may be named at once. */
export interface TokenRequest {
  readonly tokenize_widget?: {readonly access: true};
  /** The INN, 12 digits: the token needs it, though the widget also takes a phone. */
  readonly self_employed_widget?: {readonly tax_reference: string};
  /** The bank's widget for accepting payments, which this package doesn't show (the SDK's `AcquiringWidget`). */
  readonly acquiring_widget?: {
    readonly session_id: string;
    readonly success_return_url?: string;
    readonly failure_return_url?: string;
    readonly show_recurrent_checkbox?: boolean;
  };
}

/** A one-time public token. */
export interface TokenAnswer {
  readonly status: 'ok';
  readonly public_token: string;
}

/** The hash to look up. */
export interface TokenInfoRequest {
  readonly type: 'card';
  readonly card: {readonly type: 'encrypted_card'; readonly encrypted_card: {readonly number_hash: string}};
}

/** The details of a card that may be shown. */
export interface TokenInfoAnswer {
  readonly status: 'ok';
  readonly info: {
    readonly number_hash: string;
    readonly brand: string;
    readonly last4: string;
    readonly type: string;
    readonly country_iso3?: string;
  };
}

/** Sum, recipient and method may come with the session or with its payout (the bank's SDK). */
export interface CreateSessionRequest {
  readonly payment_method?: PaymentMethod;
  readonly amount_details?: AmountDetails;
  readonly participant_details?: ParticipantDetails;
  readonly customer?: Customer;
  readonly metadata?: unknown;
}

/** The details of a payout. */
export interface PayoutDetails {
  /** An account's token needs `full_name` and `description` beside it. */
  readonly payment_method: PaymentMethod;
  readonly amount_details?: AmountDetails;
  readonly participant_details?: ParticipantDetails;
  readonly customer?: Customer;
  readonly metadata?: unknown;
}

/** A payout in a session that was created before. What came with the session need not come again. */
export interface StartPayoutRequest extends Partial<PayoutDetails> {
  readonly session_id: string;
}

/** A service on the receipt. */
export interface TaxpayerService {
  readonly name: string;
  readonly amount_details: AmountDetails;
  /** The bank's own samples leave it out: then the service counts once (grade D). */
  readonly quantity?: number;
}

/** The receipt of a payout to a linked self-employed person. */
export interface FiscalizationDetails {
  readonly professional_income_taxpayer: {
    /** INN of the linked person, 12 digits. */
    readonly tax_reference: string;
    /** At most six (grade B). */
    readonly services: readonly TaxpayerService[];
    readonly payer_type?: 'legal' | 'individual' | 'foreign';
    /** The payer's INN; required for `legal`. */
    readonly payer_tax_number?: string;
    readonly payer_name?: string;
    /** In answers. */
    readonly receipt?: {readonly id: string; readonly link?: string};
  };
}

/** The receipt of a payout that was made without one, in a session created with an empty body. */
export interface FiscalizationRequest {
  readonly session_id: string;
  readonly fiscalization_details: FiscalizationDetails;
}

/** Creates and starts in one, with a receipt. */
export interface InitPayoutFiscalizationRequest extends PayoutDetails {
  readonly fiscalization_details: FiscalizationDetails;
}

/** A payout with its receipt; an unlinked person is refused with `taxpayer_not_bound`. */
export interface StartPayoutFiscalizationRequest extends StartPayoutRequest {
  readonly fiscalization_details: FiscalizationDetails;
}

/** A session's id. */
export interface SessionReference {
  readonly session_id: string;
}

/** `error` is not final: the bank's documents call it "resulting status is unknown". */
export type SessionStatus = 'created' | 'in_progress' | 'accepted' | 'cancelled' | 'error';

/** `pending` waits for confirm or cancel; `succeeded` and `failed` are final. */
export type PayoutStatus = 'in_progress' | 'pending' | 'succeeded' | 'failed';

/** A payout in an answer or a webhook. Its card shows the last digits and the brand, not the hash. */
export interface Payout {
  readonly id: string;
  readonly status: PayoutStatus;
  readonly created_at: string;
  readonly finished_at?: string;
  readonly customer?: Customer;
  readonly payment_method?: {
    readonly type: string;
    readonly card?: {
      readonly last4?: string;
      readonly brand?: string;
      readonly bin?: string;
      readonly country_iso3?: string;
      readonly card_id?: string;
    };
    readonly bank_account?: unknown;
  };
  readonly amount_details?: AmountDetails;
  readonly participant_details?: ParticipantDetails;
  readonly fiscalization_details?: FiscalizationDetails;
  readonly metadata?: unknown;
  readonly error?: {readonly code: string; readonly description?: string};
}

/** A payment session. */
export interface Session {
  readonly id: string;
  readonly status: SessionStatus;
  readonly created_at: string;
  readonly updated_at: string;
  readonly next_action?: string;
  readonly payments?: readonly Payout[];
  readonly error?: {readonly code: string; readonly description?: string};
}

/** The answer of every session call. */
export interface SessionAnswer {
  readonly status: 'ok';
  readonly session: Session;
}

/** The person to ask the tax service about: INN, 12 digits. */
export interface NpdCheckRequest {
  readonly tax_reference: string;
}

/** The tax service answers later; ask by this id. */
export interface NpdCheckAnswer {
  readonly status: 'ok';
  readonly request_id: string;
}

/** The id that `npd/check` returned. */
export interface NpdRequestStatusRequest {
  readonly request_id: string;
}

/** `pending` until the tax service answers (grade B). The final answer's fields were not found. */
export interface NpdRequestStatusAnswer {
  readonly status: string;
  readonly [field: string]: unknown;
}

/**
 * A verified webhook. `unknown` has a type that is not known here, such as `transaction_registration`, whose body was not
 * found: answer it with 200.
 */
export type Webhook =
  | {
      readonly type:
        'ready_to_confirm' | 'payment_finished' | 'payment_refunded' | 'action_required' | 'ready_to_capture';
      readonly session: Session;
    }
  | {readonly type: 'unknown'; readonly raw: unknown};
