import {parseArgs, type ParseArgsConfig} from 'node:util';
import {UsageError} from './usage-error.js';

/**
 * Reads a command's options; there are no positional arguments.
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

/** An absolute http(s) URL, such as an option may name. */
export function readUrl(option: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`${option} must be an http(s) URL, such as http://localhost:8000/webhook.`);
  }
  return url;
}
