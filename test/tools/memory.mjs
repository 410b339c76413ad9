/**
 * What a page holds, in Chromium's own count, after forced collection.
 *
 * @param {import('playwright').Page} page
 */
export async function memoryOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  // What one collection sets free may free more.
  for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage');
  const {metrics} = await session.send('Performance.getMetrics');
  await session.detach();
  const count = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return {
    heapKb: count('JSHeapUsedSize') / 1_000,
    nodes: count('Nodes'),
    listeners: count('JSEventListeners'),
    frames: count('Frames'),
  };
}

/** @typedef {Awaited<ReturnType<typeof memoryOf>>} Memory */

/**
 * What some work leaves behind.
 *
 * @param {() => Promise<Memory>} count
 * @param {() => Promise<unknown>} work
 */
export async function growthOf(count, work) {
  const before = await count();
  await work();
  const after = await count();
  for (const kind of /** @type {(keyof Memory)[]} */ (Object.keys(after))) after[kind] -= before[kind];
  return after;
}

/**
 * Lets a test in Chromium count: `executeServerCommand('memory')`.
 *
 * @returns {import('@web/test-runner-core').TestRunnerPlugin}
 */
export function memory() {
  return {
    name: 'memory',
    executeCommand({command, session}) {
      if (command !== 'memory') return undefined;
      const browser = /** @type {import('@web/test-runner-playwright').PlaywrightLauncher} */ (
        session.browser
      );
      return memoryOf(browser.getPage(session.id));
    },
  };
}
