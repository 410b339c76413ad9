import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

/** The site's own pages, which are no guides: the start page, the playground, and one for each untranslated page. */
const OF_THE_SITE = ['index.md', 'playground.md', '[page].md'];

const guidesIn = (folder: string) =>
  readdirSync(folder).filter((name) => name.endsWith('.md') && !OF_THE_SITE.includes(name));

const guides = guidesIn('docs').map((name) => {
  const english = readFileSync(`docs/${name}`, 'utf8');
  let russian = '';
  try {
    russian = readFileSync(`docs/ru/${name}`, 'utf8');
  } catch {
    // The first test reports it.
  }
  return {name, english, russian};
});

const FENCE = /^```.*?^```$/gms;
const prose = (text: string) => text.replaceAll(FENCE, '');

/** `## `, `### `, … in the order of the page. */
const outline = (text: string) => prose(text).match(/^#+ /gm);

/** The regions of a page, by name: each holds one sample. */
const regions = (text: string) =>
  [...text.matchAll(/^<!-- #region ([\w-]+) -->\n(.*?)^<!-- #endregion \1 -->$/gms)].map(
    ([, name = '', content = '']) => ({name, samples: content.match(FENCE)?.length ?? 0}),
  );

/** Cells of tables with nothing but code: names, types and defaults. */
const codeCells = (text: string) =>
  [...prose(text).matchAll(/(?<=^\||(?<!\\)\|) *(`[^|]*(?:\\\|[^|]*)*`) *(?=\|)/gm)]
    .map(([, cell = '']) => cell)
    .filter((cell) => cell.replaceAll(/`[^`]+`|[, ]/g, '') === '');

describe('the Russian guides', () => {
  it('are as many as the English ones', () => {
    assert.deepEqual(guidesIn('docs/ru'), guidesIn('docs'));
  });

  it('name the errors by the same headings, so that they have the same anchors', () => {
    const {english, russian} = guides.find(({name}) => name === 'errors.md')!;
    const entries = (text: string) => text.match(/^### .+$/gm);
    assert.deepEqual(entries(russian), entries(english));
  });

  for (const {name, english, russian} of guides) {
    it(`have the sections of the English page: ${name}`, () => {
      assert.deepEqual(outline(russian), outline(english));
    });

    it(`have the names, types and defaults of the English tables: ${name}`, () => {
      assert.deepEqual(codeCells(russian), codeCells(english));
    });

    it(`include every region of the English page, one sample each: ${name}`, () => {
      const included = [...russian.matchAll(/^<!--@include: (\S+)-->$/gm)].map(([, target]) => target);
      const found = regions(english);
      assert.deepEqual(
        included,
        found.map((region) => `../${name}#${region.name}`),
      );
      assert.deepEqual(
        found,
        [...new Set(found.map((region) => region.name))].map((name) => ({name, samples: 1})),
      );
      // The others have a Russian version of their own.
      const samples = (text: string) => text.match(FENCE)?.length ?? 0;
      assert.equal(included.length + samples(russian), samples(english));
    });

    it(`link to Russian guides, and to the English page only for its samples: ${name}`, () => {
      // GitHub shows no included samples. The site does, so Vue leaves this note out there.
      const note = /^<div v-if="false">\n\n[^\n]+\n\n<\/div>$/m;
      const [shown = ''] = note.exec(russian) ?? [];
      assert.equal(shown.includes(`](../${name})`), russian.includes('@include'));
      assert.deepEqual(russian.replace(note, '').match(/\]\(\.\.\/[\w-]+\.md/g), null);
    });
  }
});
