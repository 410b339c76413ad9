import {spawnSync} from 'node:child_process';
import {engines} from './engines.mjs';
import {installFromSystem} from './system-packages.mjs';

// `npm run test:browsers`: the browser tests in one engine after another; after `--`, the names of some engines, or
// `--install` to first install what is missing, where it may. Further arguments are for the test runner.

const all = /** @type {(keyof typeof engines)[]} */ (Object.keys(engines));
const chosen = all.filter((name) => process.argv.includes(name));
const names = chosen.length ? chosen : all;
const args = process.argv.slice(2).filter((arg) => arg !== '--install' && !all.some((name) => name === arg));

/** @param {string} text */
const say = (text) => {
  console.log(`[browsers] ${text}`);
};

/** @param {keyof typeof engines} name */
function outcome(name) {
  const engine = engines[name];
  if (!engine.launcher() && process.argv.includes('--install')) {
    say(`${name} is missing.`);
    installFromSystem(name, say);
  }
  if (!engine.launcher()) return 'missing';
  const {status} = spawnSync('npm', ['run', 'test:unit', '--', ...args], {
    stdio: 'inherit',
    env: {...process.env, TEST_ENGINE: name},
    shell: process.platform === 'win32',
  });
  return status === 0 ? 'passed' : 'failed';
}

const outcomes = names.map((name) => ({name, result: outcome(name)}));
for (const {name, result} of outcomes) {
  say(
    result === 'missing'
      ? `${name}: missing. To test in it, ${engines[name].howToGet}.`
      : `${name}: ${result}`,
  );
}
// A developer may lack an engine; the checks that guard a change may not.
const bad = process.env.CI ? ['failed', 'missing'] : ['failed'];
if (outcomes.some(({result}) => bad.includes(result)) || outcomes.every(({result}) => result === 'missing')) {
  process.exitCode = 1;
}
