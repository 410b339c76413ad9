import {errorCode} from './errors.js';
import {failure} from './failure.js';
import {forgetUnanswered, loadScript, type LoadProgress, type ScriptRequest} from './load-script.js';
import {loadStylesheet, type AssetRequest} from './load-stylesheet.js';

/** How long a widget waits for its looks, in milliseconds; of a short deadline, half. */
const STYLESHEET_WAIT = 3_000;

/** Subresource integrity of the vendor's two files, as in `sha384-…`. */
export interface Integrity {
  readonly script?: string | undefined;
  readonly stylesheet?: string | undefined;
}

/** A widget's two files, and how to get them. */
export interface Assets {
  readonly script: ScriptRequest;
  readonly stylesheet: AssetRequest;
  /** Milliseconds that all of it may take. */
  readonly timeout: number;
}

/** A load under way. */
export interface AssetLoad {
  /** The global that the script set. */
  readonly vendor: Promise<unknown>;
  readonly styled: Promise<void>;
  /** The error for a deadline that has passed while these were waited for. A script that had not answered is forgotten. */
  timedOut(waiting: string, retryable?: boolean): unknown;
}

/** Loads a widget's script and stylesheet side by side, once a page. */
export function loadAssets({script, stylesheet, timeout}: Assets, signal: AbortSignal): AssetLoad {
  const progress: LoadProgress = {};
  return {
    vendor: loadScript(script, progress, signal),
    // A script that takes all the time there is fails the mount; looks that never come must not.
    styled: loadStylesheet(stylesheet, Math.min(STYLESHEET_WAIT, timeout / 2), signal),
    timedOut(waiting, retryable = true) {
      forgetUnanswered(script.url, progress);
      const {failure: cause} = progress;
      return errorCode(cause) === 'offline' && !navigator.onLine
        ? cause
        : failure('timeout', [timeout, waiting], {retryable, cause});
    },
  };
}
