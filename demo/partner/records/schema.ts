/** Changes with the tables below. */
export const FORMAT = 1;

/*
 * Times are milliseconds, sums are kopecks. The file holds hashes that are worth money, and INNs: it lies in a directory
 * that only this user can read.
 */
export const schema = `
  CREATE TABLE workers (
    id TEXT PRIMARY KEY,
    full_name TEXT NOT NULL,
    tax_reference TEXT NOT NULL,
    linking TEXT NOT NULL DEFAULT 'none'
      CHECK (linking IN ('none', 'requested', 'linked', 'rejected', 'unregistered')),
    -- Who said so: the bank when asked, the bank by a payout, or the page, whose word opens nothing.
    said_by TEXT CHECK (said_by IN ('check', 'payout', 'page')),
    -- The question to the tax service that has no answer yet.
    request_id TEXT,
    check_result TEXT,
    checked_at INTEGER
  ) STRICT;

  CREATE TABLE cards (
    id TEXT PRIMARY KEY,
    worker_id TEXT NOT NULL REFERENCES workers,
    hash TEXT NOT NULL,
    payment_method TEXT NOT NULL,
    brand TEXT,
    last4 TEXT,
    saved_at INTEGER NOT NULL,
    UNIQUE (worker_id, hash)
  ) STRICT;

  CREATE TABLE payouts (
    id TEXT PRIMARY KEY,
    worker_id TEXT NOT NULL REFERENCES workers,
    card_id TEXT NOT NULL REFERENCES cards,
    amount INTEGER NOT NULL CHECK (amount > 0),
    -- What the receipt is for; a payout without a receipt has none.
    service TEXT,
    state TEXT NOT NULL DEFAULT 'new' CHECK (state IN
      ('new', 'created', 'started', 'ready', 'deciding', 'decided', 'succeeded', 'failed', 'cancelled', 'refused')),
    decision TEXT CHECK (decision IN ('confirm', 'cancel')),
    session_id TEXT UNIQUE,
    session_status TEXT,
    error_code TEXT,
    receipt TEXT,
    created_at INTEGER NOT NULL
  ) STRICT;

  -- The bank gives its webhooks no id: one that says the same of the same session is the same one again.
  CREATE TABLE webhooks (
    type TEXT NOT NULL,
    session_id TEXT NOT NULL,
    payout_status TEXT NOT NULL,
    handled_at INTEGER NOT NULL,
    PRIMARY KEY (type, session_id, payout_status)
  ) STRICT;

  -- What was said between page, partner and bank, shortened: no hash, token or INN stands here whole.
  CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    worker_id TEXT NOT NULL REFERENCES workers,
    topic TEXT NOT NULL CHECK (topic IN ('card', 'linking', 'payout')),
    card_id TEXT REFERENCES cards,
    payout_id TEXT REFERENCES payouts,
    direction TEXT NOT NULL CHECK (direction IN ('to-bank', 'from-bank', 'from-page')),
    name TEXT NOT NULL,
    request TEXT NOT NULL,
    answer TEXT,
    error_code TEXT,
    -- How often it was said in a row.
    times INTEGER NOT NULL DEFAULT 1
  ) STRICT;

  CREATE INDEX payouts_of_worker ON payouts (worker_id, created_at);
  CREATE INDEX journal_of_worker ON journal (worker_id, topic, id);
  CREATE INDEX journal_of_payout ON journal (payout_id);

  PRAGMA user_version = ${FORMAT};
`;
