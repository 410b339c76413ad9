import {createHash} from 'node:crypto';
import {readdir, readFile, writeFile} from 'node:fs/promises';

// Writes dist/integrity.json: the hash of each file that a page loads as it is, for its `integrity` attribute.

const dist = new URL('../dist/', import.meta.url);
const files = (await readdir(dist)).filter((name) => /^bank131-widgets.*\.m?js$/.test(name)).sort();
const hashes = await Promise.all(
  files.map(async (name) => {
    const hash = createHash('sha384').update(await readFile(new URL(name, dist)));
    return [name, `sha384-${hash.digest('base64')}`];
  }),
);
await writeFile(new URL('integrity.json', dist), `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
