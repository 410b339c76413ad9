import {
  CARD_TOKENIZE,
  CARD_TOKENIZE_MESSAGES,
  HASHES,
  SELF_EMPLOYED,
  SELF_EMPLOYED_MESSAGES,
} from '../bank.js';

/** What the mock bank shows to partners, as plain data for its widgets' classic scripts. */
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

/** What the self-employed widget's script has to know. */
export type SelfEmployedContract = typeof contract.selfEmployed;

/** What the tokenization widget's script, and the page in its frame, have to know. */
export type CardTokenizeContract = typeof contract.cardTokenize;
