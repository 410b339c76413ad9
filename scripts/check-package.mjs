import {spawnSync} from 'node:child_process';
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';

// Looks at what npm would publish: publint, whether it is packed well; attw, whether its types resolve where its code
// does. Needs `npm run build`. Whatever either of them says is a failure, suggestions as well.

// Files that a page loads as they are: no compiler reads them, so they have no types.
const SCRIPT_TAG_FILES = ['.min.js', '-testing.min.js', '-verbose.min.js', '.mjs', '-functions.mjs'].map(
  (name) => `./bank131-widgets${name}`,
);

const directory = await mkdtemp(path.join(tmpdir(), 'package-'));
try {
  run('npm', ['pack', '--silent', '--pack-destination', directory]);
  const [name = ''] = await readdir(directory);
  const tarball = path.join(directory, name);
  await runPublint(tarball);
  // The server entry suits every way to resolve modules; the others are ES modules.
  run('attw', [tarball, '--entrypoints', './server']);
  run('attw', [tarball, '--profile', 'esm-only', '--exclude-entrypoints', './server', ...SCRIPT_TAG_FILES]);
} finally {
  await rm(directory, {recursive: true});
}

/** @param {string} tarball */
async function runPublint(tarball) {
  const {buffer} = new Uint8Array(await readFile(tarball));
  const {messages, pkg} = await publint({pack: {tarball: buffer}, strict: true});
  for (const message of messages) {
    console.error(`publint, ${message.type}: ${formatMessage(message, pkg ?? {}, {color: false})}`);
    process.exitCode = 1;
  }
  if (messages.length === 0) console.log('publint: nothing to say');
}

/**
 * Runs a program that npm has put on the path.
 *
 * @param {string} program
 * @param {string[]} args
 */
function run(program, args) {
  const {status, error} = spawnSync(program, args, {stdio: 'inherit', shell: process.platform === 'win32'});
  if (error) throw error;
  if (status !== 0) process.exitCode = 1;
}
