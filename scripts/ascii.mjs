import {readdir, readFile, writeFile} from 'node:fs/promises';

// Escapes every character above 127 in the compiled modules: a bundler that copies it into a classic script would leave
// its meaning to the page's encoding. Inside strings, templates, patterns and comments the escape means the same.

const dist = new URL('../dist/', import.meta.url);
for (const name of await readdir(dist, {recursive: true})) {
  if (!name.endsWith('.js')) continue;
  const file = new URL(name, dist);
  const code = await readFile(file, 'utf8');
  const ascii = code.replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  if (ascii !== code) await writeFile(file, ascii);
}
