/** Changes with the tables below. */
export const FORMAT = 2;

/*
 * Times are milliseconds, sums are kopecks. The file holds INNs and hashes that are worth money, so its directory is
 * readable by this user only.
 */
export const schema = `
  CREATE TABLE workers (
    id TEXT PRIMARY KEY,
    fullName TEXT NOT NULL,
    taxReference TEXT NOT NULL,
    linking TEXT NOT NULL DEFAULT 'none'
      CHECK (linking IN ('none', 'requested', 'linked', 'rejected', 'unregistered')),
    -- The source: the bank's answer, a payout, or the page, which nobody believes.
    saidBy TEXT CHECK (saidBy IN ('check', 'payout', 'page')),
    -- The request to the tax service that has no answer yet.
    requestId TEXT,
    checkResult TEXT,
    checkedAt INTEGER
  ) STRICT;

  CREATE TABLE cards (
    id TEXT PRIMARY KEY,
    workerId TEXT NOT NULL REFERENCES workers,
    hash TEXT NOT NULL,
    paymentMethod TEXT NOT NULL,
    brand TEXT,
    last4 TEXT,
    savedAt INTEGER NOT NULL,
    UNIQUE (workerId, hash)
  ) STRICT;

  CREATE TABLE payouts (
    id TEXT PRIMARY KEY,
    workerId TEXT NOT NULL REFERENCES workers,
    cardId TEXT NOT NULL REFERENCES cards,
    amount INTEGER NOT NULL CHECK (amount > 0),
    -- The text of the receipt; NULL for a payout without one.
    service TEXT,
    state TEXT NOT NULL DEFAULT 'new' CHECK (state IN
      ('new', 'created', 'started', 'ready', 'deciding', 'decided', 'succeeded', 'failed', 'cancelled', 'refused')),
    decision TEXT CHECK (decision IN ('confirm', 'cancel')),
    sessionId TEXT UNIQUE,
    sessionStatus TEXT,
    errorCode TEXT,
    receipt TEXT,
    createdAt INTEGER NOT NULL
  ) STRICT;

  -- The bank's webhooks have no id: the same type, session and status mean the same webhook.
  CREATE TABLE webhooks (
    type TEXT NOT NULL,
    sessionId TEXT NOT NULL,
    payoutStatus TEXT NOT NULL,
    PRIMARY KEY (type, sessionId, payoutStatus)
  ) STRICT;

  -- Messages between page, partner and bank, shortened: no whole hash, token or INN.
  CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    workerId TEXT NOT NULL REFERENCES workers,
    topic TEXT NOT NULL CHECK (topic IN ('card', 'linking', 'payout')),
    cardId TEXT REFERENCES cards,
    payoutId TEXT REFERENCES payouts,
    direction TEXT NOT NULL CHECK (direction IN ('to-bank', 'from-bank', 'from-page')),
    name TEXT NOT NULL,
    request TEXT NOT NULL,
    answer TEXT,
    errorCode TEXT,
    -- How often it came in a row.
    times INTEGER NOT NULL DEFAULT 1
  ) STRICT;

  CREATE INDEX payoutsOfWorker ON payouts (workerId, createdAt);
  CREATE INDEX journalOfWorker ON journal (workerId, topic, id);
  CREATE INDEX journalOfPayout ON journal (payoutId);

  PRAGMA user_version = ${FORMAT};
`;
