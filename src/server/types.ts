import type {PaymentMethod} from '../bank.js';

/*
 * The bank's own bodies and answers, in its own spelling, so that a sample of its documents can be pasted in. Version 1
 * of the API. Grade A (the bank's documents and its PHP SDK) unless a line says otherwise. Readers ignore keys that they
 * don't know: real answers carry more.
 */

/** A sum: an integer of kopecks, above zero. 100 rubles are 10000. */
export interface AmountDetails {
  readonly amount: number;
  /** Lower case in requests; real webhooks also carry upper case (grade B). */
  readonly currency: 'rub' | 'RUB';
}

/** Who gets the money. */
export interface ParticipantDetails {
  readonly recipient: {readonly full_name: string};
}

/** The partner's own word on the person. */
export interface Customer {
  readonly reference: string;
  readonly contacts?: readonly {readonly email?: string; readonly phone?: string}[];
}

/** Which widgets a public token is for; several kinds may be asked for at once. */
export interface TokenRequest {
  readonly tokenize_widget?: {readonly access: true};
  /** The INN, 12 digits: the token wants it though the widget also takes a phone. */
  readonly self_employed_widget?: {readonly tax_reference: string};
}

/** A one-time public token. */
export interface TokenAnswer {
  readonly status: 'ok';
  readonly public_token: string;
}

/** The hash that is asked about. */
export interface TokenInfoRequest {
  readonly type: 'card';
  readonly card: {readonly type: 'encrypted_card'; readonly encrypted_card: {readonly number_hash: string}};
}

/** What may be shown of a card. */
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

/** Sum and person may come with the session or with its payout. */
export interface CreateSessionRequest {
  readonly amount_details?: AmountDetails;
  readonly participant_details?: ParticipantDetails;
  readonly customer?: Customer;
  readonly metadata?: unknown;
}

/** What a payout is made of. */
export interface PayoutDetails {
  readonly payment_method: PaymentMethod;
  readonly amount_details?: AmountDetails;
  readonly participant_details?: ParticipantDetails;
  readonly customer?: Customer;
  readonly metadata?: unknown;
}

/** A payout in a session that was created before. */
export interface StartPayoutRequest extends PayoutDetails {
  readonly session_id: string;
}

/** A service for which the tax service gets a receipt. */
export interface TaxpayerService {
  readonly name: string;
  readonly amount_details: AmountDetails;
  readonly quantity: number;
}

/** The receipt of a payout to a linked self-employed person. */
export interface FiscalizationDetails {
  readonly professional_income_taxpayer: {
    /** INN of the linked person, 12 digits. */
    readonly tax_reference: string;
    /** Six at the most (grade B). */
    readonly services: readonly TaxpayerService[];
    readonly payer_type?: 'legal' | 'individual' | 'foreign';
    readonly payer_tax_number?: string;
    readonly payer_name?: string;
    /** In answers. */
    readonly receipt?: {readonly id: string; readonly link?: string};
  };
}

/** Create and start in one, with a receipt. */
export interface InitPayoutFiscalizationRequest extends PayoutDetails {
  readonly fiscalization_details: FiscalizationDetails;
}

/** A payout with its receipt; an unlinked person is refused with `taxpayer_not_bound`. */
export interface StartPayoutFiscalizationRequest extends StartPayoutRequest {
  readonly fiscalization_details: FiscalizationDetails;
}

/** A session is named by its id. */
export interface SessionReference {
  readonly session_id: string;
}

/** `error` is not final, as the bank's documents warn. */
export type SessionStatus = 'created' | 'in_progress' | 'accepted' | 'cancelled' | 'error';

/** `pending` waits for confirm or cancel; `succeeded` and `failed` are final. */
export type PayoutStatus = 'in_progress' | 'pending' | 'succeeded' | 'failed';

/** A payout in an answer or a webhook: its card shows last digits and brand, no hash. */
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
  readonly finished_at?: string;
  readonly next_action?: string;
  readonly payments?: readonly Payout[];
  readonly error?: {readonly code: string; readonly description?: string};
}

/** What every session call answers. */
export interface SessionAnswer {
  readonly status: 'ok';
  readonly session: Session;
}

/** Whom to ask the tax service about: INN, 12 digits. */
export interface NpdCheckRequest {
  readonly tax_reference: string;
}

/** The tax service answers later; ask by this id. */
export interface NpdCheckAnswer {
  readonly status: 'ok';
  readonly request_id: string;
}

/** Which question. */
export interface NpdRequestStatusRequest {
  readonly request_id: string;
}

/** `pending` while the tax service is asked (grade B). The final answer's fields were not found: read what comes. */
export interface NpdRequestStatusAnswer {
  readonly status: string;
  readonly [field: string]: unknown;
}

/** What the bank tells about a session; `unknown` is a verified type that is not known here: answer it with 200. */
export type Webhook =
  | {
      readonly type:
        'ready_to_confirm' | 'payment_finished' | 'payment_refunded' | 'action_required' | 'ready_to_capture';
      readonly session: Session;
    }
  | {readonly type: 'unknown'; readonly raw: unknown};
