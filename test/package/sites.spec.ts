import type {Demo} from '../demo/demo.js';
import {serve} from '../demo/serve.js';
import {personField, requestLinking, saveCard} from '../demo/steps.js';
import * as fixtures from './fixtures.js';
import {
  buildOnce,
  countTokens,
  createSite,
  expect,
  inWorkspace,
  link,
  measureScripts,
  run,
  useDemoHost,
  useMockBank,
} from './fixtures.js';
import {backendOf, startServer} from './server.js';

interface Project {
  name: string;
  folder: string;
  /** Whether the server sends the tags. */
  isServerRendered?: boolean;
  open: (demo: Demo) => Promise<{origin: string; close(): Promise<void>}>;
}

/** Projects that name the bank's environment in a module of their own, as the guide says. Next.js has its own tests. */
const PROJECTS: Project[] = [
  {
    name: 'Nuxt',
    folder: 'nuxt',
    open: (demo) => startServer('nuxt', () => ['.output/server/index.mjs'], backendOf(demo)),
  },
  {
    name: 'SvelteKit',
    folder: 'sveltekit',
    open: (demo) => startServer('sveltekit', () => ['build'], backendOf(demo)),
  },
  {
    name: 'Astro',
    folder: 'astro',
    open: (demo) => serve(() => ({app: createSite(demo, 'astro/dist')})),
  },
  {
    name: 'React Router',
    folder: 'react-router',
    open: (demo) =>
      startServer(
        'react-router',
        () => [inWorkspace('node_modules/@react-router/serve/bin.js'), 'build/server/index.js'],
        backendOf(demo),
      ),
  },
  {
    name: 'Angular',
    folder: 'angular',
    isServerRendered: false,
    open: (demo) => serve(() => ({app: createSite(demo, 'angular/dist/site/browser')})),
  },
];

/** Each test has a server of its own, because each has a bank of its own, which the server asks for tokens. */
const test = fixtures.test.extend<{project: Project}>({
  project: [PROJECTS[0]!, {option: true}],
  baseURL: async ({project, demo}, use) => {
    await buildOnce(project.folder);
    const {origin, close} = await project.open(demo);
    await use(origin);
    await close();
  },
});

for (const project of PROJECTS) {
  test.describe(`a site of ${project.name}`, () => {
    test.use({project});

    test(project.name, {tag: '@row'}, async ({page, demo, row}) => {
      Object.assign(row, {built: true, ran: false});
      const {fetched, spent} = countTokens(page);
      const measured = measureScripts(page);
      await useMockBank(page, demo);
      await page.goto('/');
      await link(page);
      Object.assign(row, {ran: true, tokens: spent.length, ...(await measured())});
      expect(fetched).toHaveLength(1);
      expect(spent).toHaveLength(1);
    });

    test('asks the demo host only, and shows a fresh widget after a reload, a route change and back', async ({
      page,
      demo,
      request,
    }) => {
      const html = await (await request.get('/')).text();
      expect(html.includes('<bank131-self-employed')).toBe(project.isServerRendered ?? true);

      const {fetched, spent} = countTokens(page);
      const askedLive = await useDemoHost(page, demo);
      await page.goto('/');
      await expect(personField(page)).toHaveValue('500000000000');
      await page.reload();
      await expect(personField(page)).toHaveValue('500000000000');
      // A navigation of the browser would lose this.
      await page.evaluate('window.isSamePage = true');

      await page.getByRole('link', {name: 'Card'}).click();
      await saveCard(page, '4242424242424242');
      await expect(page.locator('#bank131-self-employed')).toHaveCount(0);

      await page.goBack();
      await requestLinking(page);
      expect(await page.evaluate('window.isSamePage')).toBe(true);
      expect(fetched).toHaveLength(3);
      expect(spent).toHaveLength(3);
      expect(askedLive).toEqual([]);
    });
  });
}

test('the templates of Nuxt and SvelteKit have no error in types', async () => {
  // The builds write types that both read.
  await buildOnce('nuxt');
  await buildOnce('sveltekit');
  await run('nuxt', 'vue-tsc/bin/vue-tsc.js', ['-b', '--noEmit']);
  await run('sveltekit', 'svelte-check/bin/svelte-check', ['--fail-on-warnings']);
});

test('a template of Angular with a wrong type of event does not compile', async () => {
  const compiler = '@angular/compiler-cli/bundles/src/bin/ngc.js';
  const check = run('angular', compiler, ['-p', 'tsconfig.wrong.json']);
  const complaints = await check.catch((error: unknown) => (error as Error).message);
  expect(complaints.match(/TS\d+/g)).toEqual(['TS2345', 'TS2345', 'TS2345', 'TS2339']);
});
