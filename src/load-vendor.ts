import {inBrief, rejected} from './core/failure.js';
import {loadAssets} from './core/load-assets.js';
import {preload} from './core/preload.js';
import {abortReason, firstEvent} from './core/waiting.js';
import {prepareHost, type HostOptions, type Kind, type WidgetFiles} from './options.js';

/**
 * Loads a widget's script and stylesheet, and gives the script's global.
 *
 * @throws Bank131Error; the signal's reason if it was aborted
 */
export function loadVendor(kind: Kind, files: WidgetFiles, options: HostOptions): Promise<unknown> {
  return load(kind, files, options).catch(rejected);
}

async function load(kind: Kind, files: WidgetFiles, options: HostOptions): Promise<unknown> {
  const signal = options?.signal;
  if (signal?.aborted) throw abortReason(signal);
  const {assets} = prepareHost(kind, files, options);
  const ended = new AbortController();
  const {vendor, styled, timedOut} = loadAssets(assets, ended.signal);
  const end = firstEvent(signal ?? ended.signal, ['abort'], assets.timeout, ended.signal).then(() => {
    throw signal?.aborted ? abortReason(signal) : timedOut('script');
  });
  try {
    const [global] = await Promise.race([Promise.all([vendor, styled]), end]);
    return global;
  } finally {
    ended.abort();
  }
}

/** Warms the connection and both files of a widget. */
export function preloadVendor(kind: Kind, files: WidgetFiles, options: HostOptions): void {
  try {
    const {script, stylesheet} = prepareHost(kind, files, options).assets;
    preload(script, stylesheet);
  } catch (reason) {
    throw inBrief(reason);
  }
}
