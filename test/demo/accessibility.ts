import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type axe from 'axe-core';
import type {Page} from 'playwright/test';
import {expect} from './fixtures.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const LOOKS = {
  light: {colorScheme: 'light', forcedColors: 'none'},
  dark: {colorScheme: 'dark', forcedColors: 'none'},
  'forced colours': {colorScheme: 'dark', forcedColors: 'active'},
} as const;

/** 320 CSS pixels, and what a window of 1280 shows at a zoom of 200 %. */
const WIDTHS = [320, 640];

/** Has axe at hand in every document that the page opens from now on, those in frames too. */
export async function bringAxe(page: Page): Promise<void> {
  // Frames of other origins are asked as well.
  const script = `${AXE}; axe.configure({allowedOrigins: ['<unsafe_all_origins>']});`;
  await page.context().addInitScript({content: script});
}

/** Finishes what still moves: a color halfway through a transition has a contrast that the page never settles on. */
const finishAnimations = (page: Page) =>
  Promise.all(
    page.frames().map(async (frame) => {
      // A frame that is about to navigate loses what runs in it. The page itself may still wait for a script.
      if (frame.parentFrame()) await frame.waitForLoadState();
      await frame.evaluate(() => {
        for (const animation of document.getAnimations()) animation.finish();
      });
    }),
  );

/** Returns what axe finds wrong with the current page, including its frames and shadow trees. */
async function violationsOn(page: Page, hasOwnColours: boolean): Promise<string[]> {
  await finishAnimations(page);
  const results = await page.evaluate(
    (options) => (window as unknown as {axe: typeof axe}).axe.run(document, options),
    // Forced colours are the person's; the browser still computes the page's, so axe can't tell.
    {preload: false, rules: {'color-contrast': {enabled: hasOwnColours}}},
  );
  expect(results.passes.length, 'rules that axe applied').toBeGreaterThan(10);
  return results.violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id}: ${JSON.stringify(target)}: ${failureSummary}`),
  );
}

/** Whether a person has to scroll sideways to read. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const {scrollWidth, clientWidth} = document.documentElement;
    return scrollWidth - clientWidth;
  });

/** The page as it stands is without a violation in every look, and fits a narrow or magnified window. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const [look, media] of Object.entries(LOOKS)) {
    await page.emulateMedia({...media, reducedMotion: 'reduce'});
    expect(await violationsOn(page, media.forcedColors === 'none'), `violations in ${look}`).toEqual([]);
  }
  await page.emulateMedia({colorScheme: null, forcedColors: null});

  const size = page.viewportSize()!;
  for (const width of WIDTHS) {
    await page.setViewportSize({width, height: 800});
    await expect.poll(() => overflow(page), `pixels beyond the edge at ${width}`).toBe(0);
  }
  await page.setViewportSize(size);
}
