import {mkdirSync} from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import {FORMAT, schema} from './schema.js';

/** Values that libSQL binds. A boolean would end the process. */
export type Values = Readonly<Record<string, string | number | null>>;

/** Another start of the demo may hold the file for a moment. */
const BUSY_TIMEOUT = 5000;

export type Store = ReturnType<typeof openStore>;

/** Opens a SQLite database. All calls are synchronous, so nothing runs between them. */
export function openStore(file: string) {
  if (file !== ':memory:') mkdirSync(path.dirname(file), {recursive: true, mode: 0o700});
  const database = new Database(file, {timeout: BUSY_TIMEOUT});
  database.exec('PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON');

  const all = (sql: string, values: Values = {}): unknown[] => database.prepare(sql).all(values);
  /** Returns how many rows changed. */
  const run = (sql: string, values: Values = {}): number => database.prepare(sql).run(values).changes;
  /** Does all of the work or none of it. Nested work belongs to the outer transaction. */
  const transaction = <Result>(work: () => Result): Result =>
    database.inTransaction ? work() : database.transaction(work).immediate();

  transaction(() => {
    const [{user_version: format}] = all('PRAGMA user_version') as [{user_version: number}];
    if (format === 0) database.exec(schema);
    else if (format !== FORMAT) throw new Error(`${file} is from another version of this demo. Remove it.`);
  });

  return {
    all,
    run,
    transaction,
    one: (sql: string, values?: Values): unknown => all(sql, values)[0],
    insert: (table: string, values: Values) => {
      const names = Object.keys(values);
      run(
        `INSERT INTO ${table} (${names.join()}) VALUES (${names.map((name) => `:${name}`).join()})`,
        values,
      );
    },
    /** Changes the row with this id if it also meets the condition. Returns whether it did. */
    update: (
      table: string,
      values: Values & {id: string},
      condition = 'true',
      more: Values = {},
    ): boolean => {
      const names = Object.keys(values).map((name) => `${name} = :${name}`);
      return (
        run(`UPDATE ${table} SET ${names.join()} WHERE id = :id AND ${condition}`, {...values, ...more}) > 0
      );
    },
    close: () => database.close(),
  };
}
