import {readFile} from 'node:fs/promises';

// The pages that are timed. S1 is the bank's own snippet; its tags in S2 and S3, and the reserved height, are the guides'.

/** The content of the widget's field, as in the bank's snippet. */
const INN = '500000000000';

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');
/** The samples of a guide that match, unchanged. */
const samples = async (guide: string, pattern: RegExp): Promise<string> => {
  const found = (await read(`../docs/${guide}`)).match(pattern);
  if (!found) throw new Error(`docs/${guide} has no sample like ${pattern}.`);
  return found.join('\n');
};
const snippet = (await read('../test/demo/bank-snippet.html')).replaceAll('widget-demo.', 'widget.');
const ownTags = await samples(
  'self-hosting.md',
  /<script async src="https:.*?<\/script>|<link rel="stylesheet" href="https:.*?>/g,
);
const reservedHeight = await samples('elements.md', /(?<=```css\n)[^`]*:not\(:defined\)[^`]*/g);

const scriptTag = '<script src="/bank131-widgets.min.js" defer></script>';
const element = (token: string) =>
  `<bank131-self-employed ${token} tax-reference-or-phone="${INN}"></bank131-self-employed>`;
const app = (name: string) => `<div id="bind"></div><script type="module" src="/apps/${name}.js"></script>`;
/** Text before and after the widget, which may jump. */
const between = (style: string) =>
  `<style>${style}</style>${scriptTag}<h1>Before</h1>${element('token-url="/bank131/token"')}${'<p>After</p>'.repeat(20)}`;

const bodies: Readonly<Record<string, string>> = {
  S1: snippet,
  S2: `${ownTags}${scriptTag}${element('public-token="a-token"')}`,
  S3: `${ownTags}${scriptTag}${element('token-url="/bank131/token"')}`,
  A1: app('a1'),
  A2: app('a2'),
  A3: app('a3'),
  A4: app('a4'),
  idle: app('idle'),
  reserved: between(reservedHeight),
  'reserved-when-defined': between('bank131-self-employed { --bank131-min-block-size: 18rem }'),
  unreserved: between('bank131-self-employed { --bank131-min-block-size: 0 }'),
};

/** The HTML of each page, by its name. */
export const pages: ReadonlyMap<string, string> = new Map(
  Object.entries(bodies).map(([name, body]) => [
    name,
    `<!doctype html><html lang="ru"><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">\n${body}`,
  ]),
);
