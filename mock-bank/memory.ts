import {mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';

/** A mock bank that is left running must not grow without end: the oldest rows go first. */
const KEPT = 1000;

/** Changes with the shape of what is kept; a file of another format is left aside, and written over. */
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

/** What a bank remembers: in a file, which outlives it, or without one as long as the bank lives. */
export class Memory {
  readonly #file: string | undefined;
  readonly #tables = new Map<string, Table<unknown>>();
  readonly #loaded: Record<string, [string, unknown][]>;

  constructor(file?: string) {
    this.#file = file;
    this.#loaded = file === undefined ? {} : load(file);
  }

  /** The rows are what an earlier bank put there; nobody else writes the file. */
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
    // In one step: a bank that is stopped meanwhile leaves the old file or the new one, never half of it.
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
