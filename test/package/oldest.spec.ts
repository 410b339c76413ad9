import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {linkingWidget} from '../demo/steps.js';
import {build, countTokens, expect, inWorkspace, link, measureScripts, run, test} from './fixtures.js';

test('esbuild, React 18', {tag: '@row'}, async ({page, open, row}) => {
  row.built = false;
  await build('oldest');
  Object.assign(row, {built: true, ran: false});
  const {fetched, spent} = countTokens(page);
  const measured = measureScripts(page);
  await open('oldest');
  await link(page);
  Object.assign(row, {ran: true, tokens: spent.length, ...(await measured())});
  expect(fetched).toHaveLength(1);
  expect(spent).toHaveLength(1);

  // By the element's `reload()`, which the page has from a ref.
  await page.getByRole('button', {name: 'Again'}).click();
  await expect.poll(() => spent).toHaveLength(2);
  await expect(linkingWidget(page).getByRole('heading')).toBeVisible();
  expect(fetched).toHaveLength(2);
});

test.describe('the types hold with the oldest version of the peer range', () => {
  // Apart, since older versions of Vue change the JSX of all files. Old types of Preact don't see two mistakes.
  for (const {framework, file, complaints} of [
    {framework: 'React 18', file: 'react.tsx', complaints: null},
    {framework: 'React 18, in the page above', file: '../main.tsx', complaints: null},
    {framework: 'Preact 10.11', file: 'preact.tsx', complaints: ['TS2578', 'TS2578']},
    {framework: 'Vue 3.3', file: 'vue.ts', complaints: null},
    {framework: 'Svelte 5.0', file: 'svelte.ts', complaints: null},
    {framework: 'Solid 1.7', file: 'solid.tsx', complaints: null},
  ]) {
    test(`of ${framework}`, async () => {
      const tsconfig = `tsconfig.${path.basename(file)}.json`;
      const config = {extends: './tsconfig.json', include: [`src/${file}`]};
      await writeFile(inWorkspace('oldest', tsconfig), JSON.stringify(config));
      const check = run('oldest', 'typescript-5.9/bin/tsc', ['-p', tsconfig]);
      const said = await check.catch((error: unknown) => (error as Error).message);
      expect(said.match(/TS\d+/g), said).toEqual(complaints);
    });
  }
});
