import {spawn} from 'node:child_process';
import {text} from 'node:stream/consumers';

// `node test/tools/side-by-side.mjs test:unit test:node`: runs npm scripts at the same time. The first one prints as it
// goes, the others when they have ended.

/**
 * @param {string} script
 * @param {number} index
 */
async function run(script, index) {
  const child = spawn('npm', ['run', script], {
    stdio: ['ignore', index === 0 ? 'inherit' : 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  const status = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  return {output: child.stdout ? await text(child.stdout) : '', status: await status};
}

const runs = await Promise.all(process.argv.slice(2).map(run));
for (const {output} of runs) process.stdout.write(output);
process.exitCode = runs.every(({status}) => status === 0) ? 0 : 1;
