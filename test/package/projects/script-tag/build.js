import {createHash} from 'node:crypto';
import {mkdir, readFile, writeFile} from 'node:fs/promises';

// As a partner would: the file on the own host, its hash in the page.
const file = await readFile(new URL(import.meta.resolve('bank131-widgets/bank131-widgets.min.js')));
const page = await readFile('index.html', 'utf8');
const integrity = `sha384-${createHash('sha384').update(file).digest('base64')}`;

await mkdir('dist', {recursive: true});
await writeFile('dist/bank131-widgets.min.js', file);
await writeFile('dist/index.html', page.replace('INTEGRITY', integrity));
