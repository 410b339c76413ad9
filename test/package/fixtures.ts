import {execFile} from 'node:child_process';
import path from 'node:path';
import {promisify} from 'node:util';
import {brotliCompressSync} from 'node:zlib';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono} from 'hono';
import type {Page, Request} from 'playwright/test';
import {WIDGET_HOSTS} from '../../src/bank.js';
import type {Demo} from '../demo/demo.js';
import {test as base} from '../demo/fixtures.js';
import {serve} from '../demo/serve.js';
import {answerFor, decideInTaxApp, postsTo, requestLinking, updateStatus} from '../demo/steps.js';

export {expect} from 'playwright/test';

/** What the table at the end says of a project. */
export interface Row {
  project: string;
  built?: boolean;
  ran?: boolean;
  tokens?: number;
  /** JavaScript of the page's own origin, as it came. */
  bytes?: number;
  brotli?: number;
}

interface Fixtures {
  /** Serves a folder of the workspace and opens a page of it, with the mock bank as the bank. */
  open(folder: string, page?: string): Promise<void>;
  row: Row;
}

export const test = base.extend<Fixtures>({
  open: async ({page, demo}, use) => {
    const ends: (() => Promise<void>)[] = [];
    await use(async (folder, path = '') => {
      const {origin, close} = await serve(() => ({app: createSite(demo, folder)}));
      ends.push(close);
      await useMockBank(page, demo);
      // Not until all is loaded: a test may hold the bank's script back.
      await page.goto(`${origin}/${path}`, {waitUntil: 'domcontentloaded'});
    });
    for (const end of ends) await end();
  },

  // eslint-disable-next-line no-empty-pattern -- the runner reads from the pattern what a fixture needs
  row: async ({}, use, {annotations, title}) => {
    const row: Row = {project: title};
    await use(row);
    annotations.push({type: 'row', description: JSON.stringify(row)});
  },
});

/** A folder of the workspace that the package is installed in. */
export function inWorkspace(...folders: string[]): string {
  const {PACKAGE_WORKSPACE} = process.env;
  if (!PACKAGE_WORKSPACE) throw new Error('There is no workspace: run `npm run test:package`.');
  return path.resolve(PACKAGE_WORKSPACE, ...folders);
}

/** Runs a program in a folder, of the workspace if its path is relative; the error of one that fails holds all that it said. */
export async function run(folder: string, program: string, args: string[], env = {}): Promise<string> {
  const [command, first] =
    program === 'npm' ? ['npm', []] : [process.execPath, [inWorkspace('node_modules', program)]];
  const options = {
    cwd: inWorkspace(folder),
    env: {...process.env, ...env},
    shell: process.platform === 'win32',
  };
  try {
    const {stdout, stderr} = await promisify(execFile)(command, [...first, ...args], options);
    return stdout + stderr;
  } catch (error) {
    const {stdout, stderr} = error as {stdout: string; stderr: string};
    throw new Error(`${program} ${args.join(' ')}, in ${folder}:\n${stdout}\n${stderr}`, {cause: error});
  }
}

/** Builds a project of the workspace by its own script. */
export const build = (project: string): Promise<string> => run(project, 'npm', ['run', 'build']);

const builds = new Map<string, Promise<string>>();

/** Builds a project once for all tests of this file. */
export function buildOnce(project: string): Promise<string> {
  const built = builds.get(project) ?? build(project);
  builds.set(project, built);
  return built;
}

/** The page's own scripts may set this, too; the projects need know nothing of the mock bank. */
export const useMockBank = (page: Page, demo: Demo): Promise<unknown> =>
  page.addInitScript((widgetHost) => {
    Object.assign(window, {Bank131WidgetsConfig: {environment: 'demo', widgetHost}});
  }, demo.bank);

/** Lets the mock bank answer for the demo host. Returns what the live host is asked for; it gives no answer. */
export async function useDemoHost(page: Page, demo: Demo): Promise<string[]> {
  const live: string[] = [];
  await page.route(`${WIDGET_HOSTS.live}**`, async (route) => {
    live.push(route.request().url());
    await route.abort();
  });
  await answerFor(page, WIDGET_HOSTS.demo.slice(0, -1), demo.bank);
  return live;
}

/** A folder of the workspace as a site that gives tokens. */
export function createSite(demo: Demo, folder: string): Hono {
  const app = new Hono();
  app.use('/node_modules/*', serveStatic({root: inWorkspace()}));
  app.use('*', serveStatic({root: inWorkspace(folder)}));
  app.post('/bank131/token/:widget{self-employed|card}', async (context) =>
    context.json({public_token: await demo.token(context.req.param('widget') as 'self-employed' | 'card')}),
  );
  return app;
}

/** The tokens that a page fetches, and the sessions with the bank, each of which spends one. */
export const countTokens = (page: Page): {fetched: Request[]; spent: Request[]} => ({
  fetched: postsTo(page, '/bank131/token/self-employed'),
  spent: postsTo(page, '/widget/self-employed/session'),
});

/** Measures the scripts that a page loads from its own origin, from now on. */
export function measureScripts(page: Page): () => Promise<{bytes: number; brotli: number}> {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    const isOwn = new URL(response.url()).origin === new URL(page.url()).origin;
    if (isOwn && response.request().resourceType() === 'script') bodies.push(response.body());
  });
  return async () => {
    const scripts = await Promise.all(bodies);
    const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);
    return {
      bytes: sum(scripts.map(({length}) => length)),
      brotli: sum(scripts.map((script) => brotliCompressSync(script).length)),
    };
  };
}

/** Links the person, as one would on any page, and reads that the page knows. */
export async function link(page: Page): Promise<void> {
  await requestLinking(page);
  await decideInTaxApp(page, 'confirm');
  await updateStatus(page);
  await page.locator('output').getByText('completed', {exact: true}).waitFor();
}
