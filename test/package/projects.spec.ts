import {readFile} from 'node:fs/promises';
import {build, countTokens, expect, inWorkspace, link, measureScripts, test} from './fixtures.js';

/** How each project is built, and where its pages are. */
const PROJECTS = [
  {name: 'webpack', folder: 'webpack', unused: 'webpack/dist/unused.js'},
  {name: 'Rollup', folder: 'rollup', unused: 'rollup/dist/unused.js'},
  {name: 'esbuild', folder: 'esbuild', unused: 'esbuild/dist/unused.js'},
  {name: 'script tag', folder: 'script-tag', pages: 'script-tag/dist'},
  {name: 'import map', folder: 'import-map', isBuilt: false},
];

test.describe('the widget runs and spends one token', () => {
  for (const {name, folder, unused, pages = folder, isBuilt = true} of PROJECTS) {
    test(name, {tag: '@row'}, async ({page, open, row}) => {
      row.built = false;
      if (isBuilt) await build(folder);
      row.built = true;
      const unusedImports = unused ? await readFile(inWorkspace(unused), 'utf8') : '';
      expect(unusedImports.trim()).toBe('');

      row.ran = false;
      const {fetched, spent} = countTokens(page);
      const measured = measureScripts(page);
      await open(pages);
      await link(page);
      row.ran = true;

      row.tokens = spent.length;
      Object.assign(row, await measured());
      expect(fetched).toHaveLength(1);
      expect(spent).toHaveLength(1);
    });
  }
});
