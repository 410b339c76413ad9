import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';

const NAMES = [
  'tags/script-tag.html',
  'tags/self-employed.html',
  'tags/self-employed.js',
  'tags/card.html',
  'tags/card.js',
  'calls/import-map.html',
  'calls/self-employed.js',
  'calls/card.js',
] as const;

/** A fragment under `samples/`: shown as source and used on the page, the same text for both. */
export type SampleName = (typeof NAMES)[number];

/** What the placeholders `{{…}}` stand for. */
export interface SampleValues {
  environment: string;
  /** Absent with the real bank, whose host follows from the environment. */
  widgetHost: string | undefined;
  taxReference: string;
  saveCard: string;
}

const sources = new Map<string, string>(
  NAMES.map((name) => [name, readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8').trimEnd()]),
);

/** The sample of that name, or `undefined` where the name comes from an address and means none. */
export function findSample(name: string, values: SampleValues): string | undefined {
  return sources
    .get(name)
    ?.split('\n')
    .flatMap((line) => fillLine(line, values))
    .join('\n');
}

export function sample(name: SampleName, values: SampleValues): string {
  const text = findSample(name, values);
  if (text === undefined) throw new Error(`There is no sample ${name}.`);
  return text;
}

/** The CSP source expression of the import map, which is inline because browsers take no other. */
export function importMapHash(values: SampleValues): string {
  const content = sample('calls/import-map.html', values).replace(/^<script[^>]*>|<\/script>$/g, '');
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

/** A line whose placeholder has no value is left out, so that an optional attribute or option disappears whole. */
function fillLine(line: string, values: SampleValues): string[] {
  const names = [...line.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] as keyof SampleValues);
  if (names.some((name) => values[name] === undefined)) return [];
  return [names.reduce((text, name) => text.replace(`{{${name}}}`, plain(name, values[name])), line)];
}

/** The same text serves as HTML and as script: a value that would need escaping in either is refused. */
function plain(name: string, value: string | undefined): string {
  if (value === undefined || /["'`<>&\\$]/.test(value)) throw new Error(`{{${name}}} has no plain value.`);
  return value;
}
