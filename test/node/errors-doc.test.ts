import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {createError, type ErrorKey} from '../../src/core/errors.js';
import {sharedPage} from '../../src/core/page.js';

// Before the sentences are registered, as in production.
const shortMessage = (key: string): string => createError(key as ErrorKey, ['detail']).message;
const shortOf = shortMessage('container-busy/id');

await import('../../src/verbose.js');
const {sentences} = sharedPage();
assert.ok(sentences);

const headings = [...readFileSync('docs/errors.md', 'utf8').matchAll(/^### (.+)$/gm)].map(
  ([, text]) => text!,
);

/** The anchors of a heading: GitHub drops punctuation, VitePress replaces it. */
const anchors = {
  GitHub: (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  VitePress: (heading: string) =>
    heading
      .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase(),
};

describe('docs/errors.md', () => {
  for (const [site, anchorOf] of Object.entries(anchors)) {
    it(`has one entry for each error and warning, and no other, when ${site} makes the anchors`, () => {
      const expected = Object.keys(sentences).map((key) => key.replace('/', '-'));
      assert.deepEqual(headings.map(anchorOf).sort(), expected.sort());
    });
  }

  it('is in the package and has the anchor that a short message ends with', () => {
    const {files} = JSON.parse(readFileSync('package.json', 'utf8')) as {files: string[]};
    const [, file = '', anchor = ''] = /See (\S+)#(\S+)$/.exec(shortOf) ?? [];
    assert.ok(files.includes(file));
    assert.ok(headings.map(anchors.GitHub).includes(anchor), shortOf);
  });
});

/** The keys of an object literal at the top level of a module. */
function keysOf(file: string, table: string): string[] {
  const [, body] =
    new RegExp(`const ${table}: .+? = \\{\\n(.+?)\\n\\};`, 's').exec(readFileSync(file, 'utf8')) ?? [];
  assert.ok(body, `${file} has the table ${table}`);
  return [...body.matchAll(/^ {2}(\w+): /gm)].map(([, name]) => name!).sort();
}

describe('the message of an invalid option', () => {
  it('says what to pass for each option that has a check', () => {
    // Any value passes its check. The widget throws an error of its own.
    const tables = ['PAGE_RULES', 'CALL', 'CONFIG', 'OVERRIDE'];
    const names = new Set(tables.flatMap((table) => keysOf('src/options.ts', table)));
    const checked = [...names].filter((name) => name !== 'taxReferenceOrPhone');
    // These are no options, but whole objects of them.
    const objects = ['options', 'configure', 'Bank131WidgetsConfig'];
    assert.deepEqual(keysOf('src/core/error-messages.ts', 'EXPECTED'), [...checked, ...objects].sort());
    for (const name of checked) {
      const sentence = sentences['invalid-options/option']?.(`cardTokenize.${name}`, 'null') ?? '';
      assert.match(sentence, /must be (?!undefined)/);
    }
  });
});
