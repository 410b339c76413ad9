import {mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';

/** Limits a mock bank that runs for long. The oldest rows go first. */
const KEPT = 1000;

/** Changes with the format of the file. A file of another format is ignored and overwritten. */
const FORMAT = 1;

/** Rows by key, in the order in which they came. */
export class Table<Row> {
  readonly #rows: Map<string, Row>;
  readonly #changed: () => void;

  constructor(rows: Iterable<readonly [string, Row]>, changed: () => void) {
    this.#rows = new Map(rows);
    this.#changed = changed;
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  values(): Row[] {
    return [...this.#rows.values()];
  }

  entries(): [string, Row][] {
    return [...this.#rows];
  }

  /** Adds or replaces a row, which becomes the latest. */
  put(key: string, row: Row): void {
    this.#rows.delete(key);
    this.#rows.set(key, row);
    const [oldest] = this.#rows.keys();
    if (this.#rows.size > KEPT && oldest !== undefined) this.#rows.delete(oldest);
    this.#changed();
  }

  delete(key: string): void {
    if (this.#rows.delete(key)) this.#changed();
  }
}

/** The bank's state: in a file, or only in memory. */
export class Memory {
  readonly #file: string | undefined;
  readonly #tables = new Map<string, Table<unknown>>();
  readonly #loaded: Record<string, [string, unknown][]>;

  constructor(file?: string) {
    this.#file = file;
    this.#loaded = file === undefined ? {} : load(file);
  }

  /** Trusts the rows, because only a mock bank writes the file. */
  table<Row>(name: string): Table<Row> {
    const table = new Table((this.#loaded[name] ?? []) as [string, Row][], () => this.#save());
    this.#tables.set(name, table);
    return table;
  }

  #save(): void {
    if (this.#file === undefined) return;
    const tables = Object.fromEntries([...this.#tables].map(([name, table]) => [name, table.entries()]));
    const temporary = `${this.#file}.${process.pid}.tmp`;
    mkdirSync(path.dirname(this.#file), {recursive: true, mode: 0o700});
    writeFileSync(temporary, JSON.stringify({format: FORMAT, tables}), {mode: 0o600});
    // Atomic: a bank that is stopped meanwhile leaves the old file or the new one.
    renameSync(temporary, this.#file);
  }
}

interface Saved {
  format: number;
  tables: Record<string, [string, unknown][]>;
}

function load(file: string): Saved['tables'] {
  try {
    const saved = JSON.parse(readFileSync(file, 'utf8')) as Saved;
    return saved.format === FORMAT ? saved.tables : {};
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`The mock bank can't read its saved state. Remove ${file} to start again.`, {cause});
  }
}
