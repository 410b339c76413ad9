import {assetsOf, loadAssets} from './core/load-assets.js';
import {preload} from './core/preload.js';
import {abortReason, watchForEnd} from './core/waiting.js';
import {prepareHost, type AnyDefinition, type HostOptions, type Kind} from './options.js';

/**
 * Loads a widget's script and stylesheet, and gives the script's global.
 *
 * @throws Bank131Error; the signal's reason if it was aborted
 */
export async function loadVendor(kind: Kind, base: AnyDefinition, options: HostOptions): Promise<unknown> {
  if (options?.signal?.aborted) throw abortReason(options.signal);
  const source = prepareHost(kind, base, options);
  const ended = new AbortController();
  const {vendor, stylesheet, timedOut} = loadAssets(source, ended.signal);
  return new Promise((resolve, reject) => {
    const watch = watchForEnd(options.signal, source.timeout, reject, () => reject(timedOut('script')));
    Promise.all([vendor, stylesheet]).then(([global]) => resolve(global), reject);
    ended.signal.addEventListener('abort', watch.stop);
  }).finally(() => ended.abort());
}

/** Warms the connection and both files of a widget. */
export function preloadVendor(kind: Kind, base: AnyDefinition, options: HostOptions): void {
  const {script, stylesheet} = assetsOf(prepareHost(kind, base, options));
  preload(script, stylesheet);
}
