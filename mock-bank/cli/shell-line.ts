import {UsageError} from './usage-error.js';

/**
 * Prints a variable so that shells and readers of `.env` files both understand it.
 *
 * @throws UsageError if no quoting means the same to both
 */
export function shellLine(name: string, value: string): string {
  return `${name}=${quoted(name, value)}`;
}

function quoted(name: string, value: string): string {
  if (!/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) {
    if (/^[\w./:-]+$/.test(value)) return value;
    if (!value.includes("'")) return `'${value}'`;
    // Characters that mean something to a shell between double quotes.
    if (!/["$`\\!]/.test(value)) return `"${value}"`;
  }
  throw new UsageError(
    `${name} has characters that can't be quoted safely for shells and .env files. Choose another directory with --keys.`,
  );
}
