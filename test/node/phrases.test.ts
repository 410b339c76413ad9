import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

// cspell bans single words; this bans phrases.

const BANNED: Readonly<Record<string, string>> = {
  'is had': 'is there',
  'be had': 'be loaded',
  'be told': 'get',
  'be said': 'say',
  'for one,': 'for example,',
  'for ever': 'forever',
  'of ours': 'our',
  'of yours': 'your',
  'in turn': 'one after the other',
  'whatever becomes of': 'even if',
  'unless said otherwise': 'the default',
  'the person': 'the user',
  'the chrome': 'the built-in UI',
};

const files = ['.', 'docs', 'docs/decisions'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`),
);

function bannedIn(text: string): string[] {
  // Samples may quote what programs print.
  const prose = text.replaceAll(/^```.*?^```$/gms, '').replaceAll(/\s+/g, ' ');
  return Object.entries(BANNED)
    .filter(([phrase]) => new RegExp(`\\b${phrase}(?!\\w)`).test(prose))
    .map(([phrase, replacement]) => `“${phrase}”: write “${replacement}”`);
}

describe('banned phrases', () => {
  for (const file of files) {
    it(`are not in ${file}`, () => {
      assert.deepEqual(bannedIn(readFileSync(file, 'utf8')), []);
    });
  }

  it('are found across lines', () => {
    assert.deepEqual(bannedIn('An answer must be\nhad.'), ['“be had”: write “be loaded”']);
  });
});
