import {parseArgs, type ParseArgsConfig} from 'node:util';
import {UsageError} from './usage-error.js';

/**
 * Reads a command's options. There are no positional arguments.
 *
 * @throws UsageError
 */
export function readOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
) {
  try {
    return parseArgs({args, options, strict: true}).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/**
 * Reads an absolute http(s) URL. One with credentials is refused: it would get into logs.
 *
 * @throws UsageError
 */
export function readUrl(option: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`${option} must be an http(s) URL, such as http://localhost:8000/webhook.`);
  }
  if (url.username || url.password) {
    throw new UsageError(`${option} must not hold a user name or a password. Take them out of the URL.`);
  }
  return url;
}
