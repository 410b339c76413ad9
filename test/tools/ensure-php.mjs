import {findOnPath} from './browser.mjs';
import {installFromSystem} from './system-packages.mjs';

// Sees to the PHP that runs the samples in PHP. Where it is missing they are skipped, which the checks that guard a
// change may not do.

/** @param {string} text */
const say = (text) => {
  console.log(`[php] ${text}`);
};

if (!findOnPath(['php']) && !installFromSystem('php', say)) {
  console.error('[php] There is no PHP here. Install it with OpenSSL (Debian: `php-cli`).');
  process.exitCode = 1;
}
