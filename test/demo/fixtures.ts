import {test as base, type BrowserContext, type ConsoleMessage} from 'playwright/test';
import {openDemo, type Demo} from './demo.js';
import {serveSite, type Site} from './site.js';

export {expect} from 'playwright/test';

/** What the browser complains of, and what of that a test expects. */
export interface Complaints {
  /** Every complaint that matches is meant to be; that there is none at all is a failure as well. */
  expect(pattern: RegExp): void;
  /** A complaint that may be lost, since the frame that makes it is taken away. */
  allow(pattern: RegExp): void;
}

interface Fixtures {
  /** A demo of the test's own, so that no linking or card outlives it. */
  demo: Demo;
  /** A site of the test's own, to be opened with any HTML. */
  site: Site;
  complaints: Complaints;
}

/**
 * A test with a demo of its own, whose partner relative addresses mean. It fails on an uncaught error, a violation of a
 * Content Security Policy, and anything else that the browser reports as an error or a warning, in any tab or frame.
 */
export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- the runner reads from the pattern what a fixture needs
  demo: async ({}, use) => {
    const demo = await openDemo();
    await use(demo);
    await demo.close();
  },

  baseURL: async ({demo}, use) => use(demo.partner),

  site: async ({page, demo}, use) => {
    const site = await serveSite(page, demo);
    await use(site);
    await site.close();
  },

  complaints: [
    async ({context}, use) => {
      const heard = listen(context);
      const expected: RegExp[] = [];
      const allowed: RegExp[] = [];
      await use({expect: (pattern) => expected.push(pattern), allow: (pattern) => allowed.push(pattern)});

      // What was said before the answer has arrived here by then.
      await Promise.all(context.pages().map((page) => page.evaluate('true').catch(() => undefined)));
      const isExpected = (complaint: string) =>
        [...expected, ...allowed].some((pattern) => pattern.test(complaint));
      const unexpected = heard.filter((complaint) => !isExpected(complaint));
      base.expect(unexpected, 'what the browser complained of').toEqual([]);
      const missing = expected.filter((pattern) => !heard.some((complaint) => pattern.test(complaint)));
      base.expect(missing, 'complaints that were expected').toEqual([]);
    },
    {auto: true},
  ],
});

function listen(context: BrowserContext): string[] {
  const heard: string[] = [];
  context.on('weberror', (webError) => {
    const error = webError.error();
    heard.push(`uncaught: ${error.stack ?? error.message}`);
  });
  // The browser itself writes each violation of a policy to the console.
  context.on('console', (message: ConsoleMessage) => {
    if (!['error', 'warning'].includes(message.type())) return;
    heard.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  return heard;
}
