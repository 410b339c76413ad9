/**
 * What partners' pages and backends see of Bank 131: the one description that the fakes and the stand-in bank take their
 * names, messages and paths from. Plain data, so that the stand-in can hand it to its widgets' classic scripts.
 *
 * Sources: the bank's page on the self-employed widget and its API documents (grade A), unless marked otherwise.
 */
export const contract = {
  selfEmployed: {
    script: 'self-employed.js',
    stylesheet: 'self-employed.css',
    globalName: 'Bank131SelfEmployed',
    containerId: 'bank131-self-employed',
    stages: {bind: 'bind'},
    /** What `window`'s `message` event carries as `data`, by the status that it reports. */
    messages: {
      in_progress: {meta: {stage: 'bind'}, payload: {status: 'in_progress'}},
      completed: {meta: {stage: 'bind'}, payload: {status: 'completed'}},
      failed: {meta: {stage: 'bind'}, payload: {status: 'failed'}},
    },
  },
  /** UNVERIFIED (grade D), all of it but `hashes` (A) and `token` (A): inferred from the other widget. */
  cardTokenize: {
    script: 'tokenize.js',
    stylesheet: 'tokenize.css',
    globalName: 'Bank131Tokenize',
    containerId: 'bank131-tokenize',
    /** `completed` carries, beside its status, a card's `hashes` or an account's `token`. */
    messages: {
      completed: {meta: {stage: 'tokenize'}, payload: {status: 'completed'}},
      failed: {meta: {stage: 'tokenize'}, payload: {status: 'failed'}},
    },
    /** The first is always there. */
    hashes: ['number_hash', 'expiration_date_hash', 'cardholder_name_hash', 'security_code_hash'],
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
