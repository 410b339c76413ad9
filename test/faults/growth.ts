import type {Page} from 'playwright';

/** What some work left behind on a page, in the browser's own count. */
export interface Growth {
  heapKb: number;
  nodes: number;
  listeners: number;
  frames: number;
}

/** Counts what a page's work leaves behind, after forced collection. */
export async function growthOf(page: Page, work: () => Promise<unknown>): Promise<Growth> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const measure = async () => {
    // What one collection sets free may free more.
    for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage');
    const {metrics} = await session.send('Performance.getMetrics');
    return new Map(metrics.map(({name, value}) => [name, value]));
  };
  const before = await measure();
  await work();
  const after = await measure();
  await session.detach();

  const grown = (name: string) => (after.get(name) ?? NaN) - (before.get(name) ?? NaN);
  return {
    heapKb: grown('JSHeapUsedSize') / 1_000,
    nodes: grown('Nodes'),
    listeners: grown('JSEventListeners'),
    frames: grown('Frames'),
  };
}
