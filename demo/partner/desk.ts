import type {EventEmitter} from 'node:events';
import type {Bank131Client} from 'bank131-widgets/server';
import type {About} from './records/journal.js';
import type {Records} from './records/records.js';

/** What the desks and routes work with. */
export interface Desk {
  records: Records;
  /** Returns a client whose calls are noted in the journal. */
  bankFor: (about: About) => Bank131Client;
  /** Emits a worker's id when something about the worker changed, and `closed` at the end. */
  news: EventEmitter;
  /** Called for every failure, never with a secret. */
  report: (error: unknown) => void;
  /** Aborts when the partner stops. */
  signal: AbortSignal;
  /** Whether the bank is the mock bank. */
  isMock: boolean;
}
