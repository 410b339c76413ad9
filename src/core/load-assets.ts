import {Bank131Error} from './errors.js';
import {forgetScript, loadScript, type ScriptRequest} from './load-script.js';
import {loadStylesheet, type StylesheetRequest} from './load-stylesheet.js';
import {texts} from './texts.js';

/** Subresource integrity of the vendor's two files, as in `sha384-…`. */
export interface Integrity {
  readonly script?: string | undefined;
  readonly stylesheet?: string | undefined;
}

/** Where a widget's two files are, and how to get them. */
export interface AssetSource {
  readonly definition: {readonly globalName: string; readonly script: string; readonly stylesheet: string};
  /** Base URL of the widget host, with a slash at its end. */
  readonly host: string;
  readonly nonce?: string | undefined;
  readonly integrity?: Integrity | undefined;
  /** How often a failed script is tried again. */
  readonly retries: number;
}

/** A load under way. */
export interface AssetLoad {
  /** The global that the script set. */
  readonly vendor: Promise<unknown>;
  readonly stylesheet: Promise<void>;
  /** The error for a deadline that has passed. A script that had not answered is forgotten. */
  timedOut(timeout: number, waiting: Iterable<string>): Bank131Error;
}

/** Loads a widget's script and stylesheet side by side, once a page. */
export function loadAssets(source: AssetSource, signal: AbortSignal): AssetLoad {
  const {script, stylesheet} = assetsOf(source);
  let loading = true;
  let lastFailure: Bank131Error | undefined;
  const onFailure = (error: Bank131Error) => (lastFailure = error);
  return {
    vendor: loadScript({...script, onFailure}, signal).finally(() => (loading = false)),
    stylesheet: loadStylesheet(stylesheet, signal),
    timedOut(timeout, waiting) {
      if (loading) forgetScript(script.url);
      if (loading && lastFailure?.code === 'offline') return lastFailure;
      const message = texts.timeout(timeout, [...waiting].join(', '));
      return new Bank131Error('timeout', message, lastFailure && {cause: lastFailure});
    },
  };
}

/** The requests for a widget's two files. */
export function assetsOf({definition, host, nonce, integrity, retries}: AssetSource): {
  script: ScriptRequest;
  stylesheet: StylesheetRequest;
} {
  const {globalName, script, stylesheet} = definition;
  return {
    script: {url: new URL(script, host).href, globalName, nonce, integrity: integrity?.script, retries},
    stylesheet: {url: new URL(stylesheet, host).href, nonce, integrity: integrity?.stylesheet},
  };
}
