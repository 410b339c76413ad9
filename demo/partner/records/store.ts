import {mkdirSync} from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import {FORMAT, schema} from './schema.js';

/** What libSQL binds. Booleans are not among it: it would end the process. */
type Value = string | number | null;
type Values = Readonly<Record<string, Value>>;

/** Another start of the demo may hold the file for a moment. */
const BUSY_TIMEOUT = 5000;

/** A SQLite database, without a file in memory. All calls are synchronous, so that nothing comes between them. */
export class Store {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(file = ':memory:') {
    if (file !== ':memory:') mkdirSync(path.dirname(file), {recursive: true, mode: 0o700});
    this.#database = new Database(file, {timeout: BUSY_TIMEOUT});
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON');
    this.transaction(() => this.#prepareSchema(file));
  }

  all(sql: string, values: Values = {}): unknown[] {
    return this.#prepare(sql).all(values);
  }

  /** The first row, if there is one. */
  one(sql: string, values?: Values): unknown {
    return this.all(sql, values)[0];
  }

  /** How many rows were changed. */
  run(sql: string, values: Values = {}): number {
    return this.#prepare(sql).run(values).changes;
  }

  /** All of the work or none of it. Work within work belongs to the outer one. */
  transaction<Result>(work: () => Result): Result {
    return this.#database.inTransaction ? work() : this.#database.transaction(work).immediate();
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #prepareSchema(file: string): void {
    const {user_version: format} = this.one('PRAGMA user_version') as {user_version: number};
    if (format === FORMAT) return;
    if (format !== 0) throw new Error(`${file} is of another version of this demo; remove it to begin anew.`);
    this.#database.exec(schema);
  }
}
