import {readFile, writeFile} from 'node:fs/promises';
import {transform} from 'esbuild';

// Minifies the styles of the elements, since no bundler looks into a template.

const file = new URL('../dist/elements/styles.js', import.meta.url);
const code = await readFile(file, 'utf8');
const [template, styles] = /css `([^`]*)`/.exec(code) ?? [];
if (!template || !styles) throw new Error(`${file.pathname} has no template of styles.`);
const target = ['chrome109', 'firefox115', 'safari16.4'];
const minified = await transform(styles, {loader: 'css', minify: true, target});
await writeFile(
  file,
  code.replace(template, () => `css \`${minified.code.trim()}\``),
);
