import {rejected} from './core/failure.js';
import {loadAssets} from './core/load-assets.js';
import {preload} from './core/preload.js';
import {abortReason, watchForEnd} from './core/waiting.js';
import {prepareHost, type AnyDefinition, type HostOptions, type Kind} from './options.js';

/**
 * Loads a widget's script and stylesheet, and gives the script's global.
 *
 * @throws Bank131Error; the signal's reason if it was aborted
 */
export function loadVendor(kind: Kind, base: AnyDefinition, options: HostOptions): Promise<unknown> {
  return load(kind, base, options).catch(rejected);
}

async function load(kind: Kind, base: AnyDefinition, options: HostOptions): Promise<unknown> {
  if (options?.signal?.aborted) throw abortReason(options.signal);
  const {assets} = prepareHost(kind, base, options);
  const ended = new AbortController();
  const {vendor, styled, timedOut} = loadAssets(assets, ended.signal);
  return new Promise((resolve, reject) => {
    const watch = watchForEnd(options.signal, assets.timeout, reject, () => reject(timedOut('script')));
    Promise.all([vendor, styled]).then(([global]) => resolve(global), reject);
    ended.signal.addEventListener('abort', watch.stop);
  }).finally(() => ended.abort());
}

/** Warms the connection and both files of a widget. */
export function preloadVendor(kind: Kind, base: AnyDefinition, options: HostOptions): void {
  const {script, stylesheet} = prepareHost(kind, base, options).assets;
  preload(script, stylesheet);
}
