import {toBank131Error, warn} from './core/errors.js';
import {load, preload} from './core/load.js';
import {own} from './core/own.js';
import {on} from './core/waiting.js';
import {prepareLoad, type HostOptions, type Kind, type WidgetFiles} from './options.js';

/**
 * Loads a widget's script and stylesheet, and returns the script's global.
 *
 * @throws Bank131Error; the signal's reason if it was aborted
 */
export async function loadVendor(kind: Kind, files: WidgetFiles, options: HostOptions): Promise<unknown> {
  const {signal} = own(options);
  const ended = new AbortController();
  let timer: unknown;
  try {
    if (signal?.aborted) throw signal.reason;
    const request = prepareLoad(kind, files, options);
    const {vendor, styled, timedOut} = load(request, ended.signal);
    timer = setTimeout(() => ended.abort(timedOut('script')), request.timeout);
    if (signal) on(signal, 'abort', () => ended.abort(signal.reason), ended.signal);
    const [global] = await Promise.all([vendor, styled]);
    ended.signal.throwIfAborted();
    return global;
  } catch (error) {
    throw toBank131Error(error, signal);
  } finally {
    clearTimeout(timer as number);
    ended.abort();
  }
}

/** Preloads both files of a widget. Only a hint: does nothing on a server, and a problem is a warning. */
export function preloadVendor(kind: Kind, files: WidgetFiles, options: HostOptions): void {
  if (typeof document === 'undefined') return;
  try {
    preload(prepareLoad(kind, files, options));
  } catch (error) {
    warn('warning/preload', (toBank131Error(error) as Error).message);
  }
}
