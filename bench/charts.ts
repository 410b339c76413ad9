import * as Plot from '@observablehq/plot';
import {parseHTML} from 'linkedom';
import type {Rendering, Side} from './rendering.js';
import type {Size} from './sizes.js';

// The charts of BENCHMARKS.md as SVG files.

const OURS = '#2f9482';
const OTHERS = '#a5adb8';
const {document} = parseHTML('<!doctype html><html></html>');

function svgOf(options: Plot.PlotOptions): string {
  const svg = Plot.plot({
    ...options,
    document,
    width: 840,
    style: {background: '#fff', color: '#16191d'},
  });
  // On its own, not in a page, an SVG needs its namespace.
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${svg.outerHTML}\n`;
}

const isOurs = (side: Side) => ['S2', 'S3', 'A3', 'A4'].includes(side);

/** Medians and quartiles of every side, by condition. */
export function renderingChart(renderings: readonly Rendering[]): string {
  const rows = renderings.flatMap(({condition, sides}) =>
    sides.map(({side, spread}) => ({condition, side, ...spread, fill: isOurs(side) ? OURS : OTHERS})),
  );
  return svgOf({
    height: 640,
    marginRight: 170,
    x: {label: 'milliseconds to the rendered widget', grid: true, insetRight: 30},
    y: {label: null},
    fy: {label: null, domain: renderings.map(({condition}) => condition)},
    marks: [
      Plot.barX(rows, {x: 'median', y: 'side', fy: 'condition', fill: 'fill'}),
      Plot.ruleY(rows, {x1: 'low', x2: 'high', y: 'side', fy: 'condition'}),
      Plot.text(rows, {
        x: 'high',
        y: 'side',
        fy: 'condition',
        text: ({median}: {median: number}) => String(Math.round(median)),
        textAnchor: 'start',
        dx: 5,
      }),
    ],
  });
}

/** Bytes of this package and its peers. */
export function sizesChart(sizes: readonly Size[]): string {
  const rows = sizes.map(({name, esbuild, side}) => ({
    name,
    kB: esbuild / 1_000,
    fill: side === 'ours' ? OURS : OTHERS,
  }));
  return svgOf({
    marginLeft: 250,
    x: {label: 'kB, plain esbuild, Brotli 11', grid: true, insetRight: 30},
    y: {label: null},
    marks: [
      Plot.barX(rows, {x: 'kB', y: 'name', fill: 'fill', sort: {y: 'x'}}),
      Plot.text(rows, {
        x: 'kB',
        y: 'name',
        text: ({kB}: {kB: number}) => kB.toFixed(2),
        textAnchor: 'start',
        dx: 5,
      }),
    ],
  });
}
