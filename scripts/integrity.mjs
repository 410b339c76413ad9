import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';

// What a page says of the script-tag file in `integrity`, so that no other file is run in its place.

const FILE = 'bank131-widgets.min.js';
const bytes = await readFile(new URL(`../dist/${FILE}`, import.meta.url));
console.log(`${FILE} integrity="sha384-${createHash('sha384').update(bytes).digest('base64')}"`);
