import type {CardVault} from './card-vault.js';
import {BankError} from './http.js';
import type {Linkings} from './linkings.js';
import {ACCOUNT_TOKEN, EXPIRED_CARD, FAILING_AMOUNT, INCOME_LIMIT} from './samples.js';
import type {AmountDetails, FiscalizationDetails, Given, Method, PayoutRequest, Prepared} from './schemas.js';
import {checkTaxpayer} from './taxpayers.js';

/** The error of a session or a payout, in answers and webhooks. */
export interface Failure {
  code: string;
  description: string;
}

/** The parts of a payment method that may be shown. */
type ShownMethod =
  | {type: 'card'; card: {last4: string; brand: string; bin: string; country_iso3?: string}}
  | Extract<Method, {type: 'bank_account'}>;

interface Receipt {
  id: string;
  link: string;
}

export interface Fiscalization {
  professional_income_taxpayer: FiscalizationDetails['professional_income_taxpayer'] & {receipt?: Receipt};
}

/** A payout without id, status and times. The fields are in the order of the bank's samples. */
export interface PayoutDetails {
  customer?: NonNullable<Given['customer']>;
  /** Missing where only a receipt is issued. */
  payment_method?: ShownMethod;
  participant_details?: NonNullable<Given['participant_details']>;
  amount_details: AmountDetails;
  fiscalization_details?: Fiscalization;
  metadata?: unknown;
}

export interface PayoutPlan {
  details: PayoutDetails;
  /** How it will fail once it is confirmed. */
  failure?: Failure;
  /** Needs no confirmation. */
  confirmed?: true;
}

/** Checks a payout. Sum, recipient and method may come with the session or with the payout, which has priority. */
export function planPayout(
  request: PayoutRequest,
  before: Prepared,
  {vault, linkings}: {vault: CardVault; linkings: Linkings},
): PayoutPlan {
  const {
    amount_details: amount,
    participant_details,
    customer,
    metadata,
  } = {...before, ...onlyGiven(request)};
  const method = methodIn(request) ?? methodIn(before);
  if (!method) {
    throw invalid('payment_method, or else payout_details, must come with session/create or with the payout');
  }
  if (!amount) throw invalid('amount_details must come with session/create or with the payout');
  if (!participant_details?.recipient && !namesRecipient(method)) {
    throw invalid(
      'participant_details.recipient must come with session/create or with the payout, or else a cardholder_name_hash',
    );
  }
  const shown = showMethod(method, vault);
  const {fiscalization_details: fiscalization} = request;
  if (fiscalization) checkFiscalization(fiscalization, amount, linkings);
  const failure = failureOf(method, amount, vault);
  return {
    details: {
      ...(customer && {customer}),
      payment_method: shown,
      ...(participant_details && {participant_details}),
      amount_details: amount,
      ...(fiscalization && {fiscalization_details: fiscalization}),
      ...(metadata !== undefined && {metadata}),
    },
    ...(failure && {failure}),
  };
}

const methodIn = ({payout_details, payment_method}: Prepared): Method | undefined =>
  payout_details ?? payment_method;

/** Checks a receipt without a payout. Its sum is that of its services (grade A: the bank's sample). */
export function planReceipt(
  fiscalization: FiscalizationDetails,
  {linkings}: {linkings: Linkings},
): PayoutPlan {
  const {services} = fiscalization.professional_income_taxpayer;
  const sum = services.reduce(
    (total, {amount_details, quantity}) => total + amount_details.amount * quantity,
    0,
  );
  const amount_details = {amount: sum, currency: 'rub'};
  checkFiscalization(fiscalization, amount_details, linkings);
  return {details: {amount_details, fiscalization_details: fiscalization}, confirmed: true};
}

function onlyGiven({amount_details, participant_details, customer, metadata}: Given): Given {
  return {
    ...(amount_details && {amount_details}),
    ...(participant_details && {participant_details}),
    ...(customer && {customer}),
    ...(metadata !== undefined && {metadata}),
  };
}

/** The bank's English sample has the hash of the name on the card instead of a name. An account names its owner. */
function namesRecipient(method: Method): boolean {
  return method.type !== 'card' || method.card.encrypted_card.cardholder_name_hash !== undefined;
}

function showMethod(method: Method, vault: CardVault): ShownMethod {
  if (method.type === 'card')
    return {type: 'card', card: showCard(method.card.encrypted_card.number_hash, vault)};
  if (method.bank_account.ru.token === ACCOUNT_TOKEN) return method;
  throw invalid('bank_account.ru.token is not known');
}

/** The parts of a card that may be shown. A test number does not tell the country of a foreign brand's card. */
export function showCard(numberHash: string, vault: CardVault): Extract<ShownMethod, {type: 'card'}>['card'] {
  const info = vault.infoOf(numberHash);
  if (!info) throw invalid('card.encrypted_card.number_hash is not known: no widget of this bank gave it');
  const {last4, brand, bin} = info;
  return {last4, brand, bin, ...(brand === 'mir' && {country_iso3: 'RUS'})};
}

function checkFiscalization(
  {professional_income_taxpayer: taxpayer}: FiscalizationDetails,
  {amount}: AmountDetails,
  linkings: Linkings,
): void {
  checkTaxpayer(taxpayer.tax_reference, linkings);
  if (amount > INCOME_LIMIT) {
    throw new BankError(
      422,
      'taxpayer_income_exceeds_amount_limit',
      'A self-employed person may not earn more than 2.4 million rubles a year',
    );
  }
}

function failureOf(method: Method, {amount}: AmountDetails, vault: CardVault): Failure | undefined {
  if (method.type === 'card' && vault.isHashOf(method.card.encrypted_card.number_hash, EXPIRED_CARD)) {
    return {code: 'bank_card_expired', description: 'The card is past its expiration date'};
  }
  if (amount !== FAILING_AMOUNT) return undefined;
  return {code: 'provider_timeout', description: 'The recipient’s bank did not answer in time'};
}

function invalid(description: string): BankError {
  return new BankError(400, 'invalid_request', description);
}
