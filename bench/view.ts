import type {Browser, Page} from 'playwright';

/** After so many milliseconds a widget does not come any more. */
const DEADLINE = 15_000;

/** Opens a page in a fresh context, waits until its widget is rendered, and gives what `look` sees there. */
export async function viewRendered<T>(
  browser: Browser,
  address: string,
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(address, {waitUntil: 'commit'});
    await page.evaluate(
      ([deadline]) =>
        new Promise<void>((resolve, reject) => {
          if ('renderedAt' in window) resolve();
          document.addEventListener('widget-rendered', () => resolve(), {once: true});
          setTimeout(() => reject(new Error(`No widget was rendered on ${location.pathname}.`)), deadline);
        }),
      [DEADLINE] as const,
    );
    return await look(page);
  } finally {
    await context.close();
  }
}
