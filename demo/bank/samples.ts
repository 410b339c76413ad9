/** Values with a fixed outcome, listed on the home page. Any other valid card is taken, any other INN can be linked. */
export const REFUSED_CARD = '4000000000000002';

export const UNKNOWN_TAXPAYER = '999999999999';

export const ACCEPTED_CARDS = ['2200000000000004', '4242424242424242', '5555555555554444'];
