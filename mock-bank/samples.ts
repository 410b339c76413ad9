/*
 * Values with a fixed outcome, listed on the home page. Any other valid card is accepted, any other INN can be linked, any
 * other sum is paid. The codes are from the bank's list of errors; the values are ours.
 */

export const ACCEPTED_CARDS = ['2200000000000004', '4242424242424242', '5555555555554444'];

/** The card form refuses it. */
export const REFUSED_CARD = '4000000000000002';

/** The card form accepts it; each confirmed payout to it fails with `bank_card_expired`. */
export const EXPIRED_CARD = '4000000000000069';

/** The hash in all of the bank's samples belongs to the card in the webhook of its Russian sample. */
export const DOCUMENTED_CARD = {
  hash: '63191fa17cc7edf818ee5d6611a2c2169ab30b705111cffd710af39880deef09',
  info: {brand: 'mir' as const, last4: '4940', bin: '220024'},
};

/** An account's token: the mock bank's widget takes only cards. */
export const ACCOUNT_TOKEN = 'acc0'.repeat(16);

/** Kopecks. A confirmed payout of this sum fails with `provider_timeout`. */
export const FAILING_AMOUNT = 13_131;

/** Kopecks. Once confirmed, the session of this sum shows `error` for a while and then succeeds: `error` is not final. */
export const STUMBLING_AMOUNT = 13_132;

/** Kopecks. More than a self-employed user may earn in a year: refused with `taxpayer_income_exceeds_amount_limit`. */
export const INCOME_LIMIT = 240_000_000;

/** The tax service answers `taxpayer_unknown`. */
export const UNKNOWN_TAXPAYER = '999999999999';

/** The tax service never answers a check: it stays `pending`. */
export const UNANSWERED_TAXPAYER = '888888888888';
