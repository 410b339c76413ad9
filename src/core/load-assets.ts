import {Bank131Error, errorCode} from './errors.js';
import {forgetUnanswered, loadScript, type LoadProgress, type ScriptRequest} from './load-script.js';
import {loadStylesheet, type StylesheetRequest} from './load-stylesheet.js';
import * as texts from './texts.js';

/** How long a widget waits for its looks, in milliseconds; of a short deadline, half. */
const STYLESHEET_WAIT = 3_000;

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
  /** Milliseconds that all of it may take. */
  readonly timeout: number;
}

/** A load under way. */
export interface AssetLoad {
  /** The global that the script set. */
  readonly vendor: Promise<unknown>;
  readonly stylesheet: Promise<void>;
  /** The error for a deadline that has passed while these were waited for. A script that had not answered is forgotten. */
  timedOut(waiting: string, retryable?: boolean): Bank131Error;
}

/** Loads a widget's script and stylesheet side by side, once a page. */
export function loadAssets(source: AssetSource, signal: AbortSignal): AssetLoad {
  const {script, stylesheet} = assetsOf(source);
  const progress: LoadProgress = {};
  return {
    vendor: loadScript(script, progress, signal),
    // A script that takes all the time there is fails the mount; looks that never come must not.
    stylesheet: loadStylesheet(stylesheet, Math.min(STYLESHEET_WAIT, source.timeout / 2), signal),
    timedOut(waiting, retryable = true) {
      forgetUnanswered(script.url, progress);
      const {failure: cause} = progress;
      if (errorCode(cause) === 'offline' && !navigator.onLine) return cause as Bank131Error;
      const message = texts.timeout(source.timeout, waiting);
      return new Bank131Error('timeout', message, {retryable, ...(cause !== undefined && {cause})});
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
