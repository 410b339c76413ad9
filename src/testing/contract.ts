import {
  CARD_TOKENIZE,
  CARD_TOKENIZE_MESSAGES,
  HASHES,
  SELF_EMPLOYED,
  SELF_EMPLOYED_MESSAGES,
} from '../bank.js';

/** The mock bank's side of the contract, as plain data for its widgets' classic scripts. */
export const contract = {
  selfEmployed: {...SELF_EMPLOYED, stages: {bind: 'bind'}, messages: SELF_EMPLOYED_MESSAGES},
  cardTokenize: {
    ...CARD_TOKENIZE,
    messages: CARD_TOKENIZE_MESSAGES,
    hashes: Object.keys(HASHES) as [keyof typeof HASHES, ...(keyof typeof HASHES)[]],
    token: 'token',
  },
  /** A hash, and a public token: a regular expression's source. */
  hash: '^[0-9a-f]{64}$',
  api: {
    /** Either takes every call. */
    prefixes: ['/api/v1', '/api/v2'],
    calls: [
      'token',
      'token/info',
      'session/create',
      'session/start/payout',
      'session/start/payout/fiscalization',
      'session/init/payout',
      'session/init/payout/fiscalization',
      'session/confirm',
      'session/cancel',
      'session/status',
      'fiscalization',
      'npd/check',
      'npd/request/status',
    ],
  },
} as const;

/** The data for the self-employed widget's script. */
export type SelfEmployedContract = typeof contract.selfEmployed;

/** The data for the tokenization widget's script and the page in its frame. */
export type CardTokenizeContract = typeof contract.cardTokenize;
