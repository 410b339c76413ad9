import {readFile} from 'node:fs/promises';

// The pages that are timed. S1 is the bank's own snippet; preload tags and reserved height are the guides'.

/** What a page shows in the widget's field at first, as in the bank's snippet. */
const INN = '500000000000';

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');
/** The samples of a guide that match, unchanged. */
const shown = async (guide: string, pattern: RegExp): Promise<string> => {
  const found = (await read(`../docs/${guide}`)).match(pattern);
  if (!found) throw new Error(`docs/${guide} has no sample like ${pattern}.`);
  return found.join('\n');
};
const snippet = await read('../test/demo/bank-snippet.html');
const preloadTags = await shown('self-hosting.md', /<link\s+rel="preload"[^>]*>/g);
const reservedHeight = await shown('elements.md', /(?<=```css\n)[^`]*:not\(:defined\)[^`]*/g);

const scriptTag = '<script src="/bank131-widgets.min.js" defer></script>';
const element = (token: string) =>
  `<bank131-self-employed ${token} widget-host="https://widget.bank131.ru" tax-reference-or-phone="${INN}"></bank131-self-employed>`;
const app = (name: string) =>
  `<div id="bind" data-bank="https://widget.bank131.ru"></div><script type="module" src="/apps/${name}.js"></script>`;
/** Words before and after the widget: what would jump. */
const between = (style: string) =>
  `<style>${style}</style>${scriptTag}<h1>Before</h1>${element('token-url="/bank131/token"')}${'<p>After</p>'.repeat(20)}`;

const bodies: Readonly<Record<string, string>> = {
  S1: snippet,
  S2: `${preloadTags}${scriptTag}${element('public-token="a-token"')}`,
  S3: `${preloadTags}${scriptTag}${element('token-url="/bank131/token"')}`,
  A1: app('a1'),
  A2: app('a2'),
  A3: app('a3'),
  A4: app('a4'),
  idle: app('idle'),
  reserved: between(reservedHeight),
  'reserved-when-defined': between('bank131-self-employed { --bank131-min-block-size: 18rem }'),
  unreserved: between('bank131-self-employed { --bank131-min-block-size: 0 }'),
};

/** The HTML of a page, with the bank where the benchmark has it. */
export function pageOf(name: string, bank: string): string {
  const body = bodies[name];
  if (body === undefined) throw new Error(`There is no page "${name}".`);
  return `<!doctype html><html lang="ru"><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">
${body.replaceAll(/https:\/\/widget(-demo)?\.bank131\.ru/g, `${bank}/widget`)}`;
}
