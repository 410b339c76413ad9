import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';

/** The values of the placeholders `{{…}}`. */
export interface SampleValues {
  environment: string;
  /** Absent with the real bank, whose host follows from the environment. */
  widgetHost: string | undefined;
  taxReference: string;
  saveCard: string;
}

/** A fragment under `samples/`: shown as source and used on the page, the same text for both. */
export type SampleName = `${'tags' | 'calls'}/${string}.${'html' | 'js'}`;

const sources = new Map<string, string>(
  ['tags', 'calls'].flatMap((name) => {
    const folder = new URL(`samples/${name}/`, import.meta.url);
    const read = (file: string) => readFileSync(new URL(file, folder), 'utf8').trimEnd();
    return readdirSync(folder).map((file) => [`${name}/${file}`, read(file)] as const);
  }),
);

/** Returns the sample of that name, or `undefined` if the name comes from an address and there is none. */
export const findSample = (name: string, values: SampleValues): string | undefined =>
  sources
    .get(name)
    ?.split('\n')
    .flatMap((line) => fillLine(line, values))
    .join('\n');

export function sample(name: SampleName, values: SampleValues): string {
  const text = findSample(name, values);
  if (text === undefined) throw new Error(`There is no sample ${name}.`);
  return text;
}

/** The CSP source expression of the import map, which is inline because browsers accept no other. */
export function importMapHash(values: SampleValues): string {
  const content = sample('calls/import-map.html', values).replace(/^<script[^>]*>|<\/script>$/g, '');
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

/** Leaves out a line whose placeholder has no value, so that an optional attribute or option disappears whole. */
function fillLine(line: string, values: SampleValues): string[] {
  const names = [...line.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] as keyof SampleValues);
  if (names.some((name) => values[name] === undefined)) return [];
  return [names.reduce((text, name) => text.replace(`{{${name}}}`, plain(name, values[name])), line)];
}

/** Refuses a value that would need escaping, because the same text serves as HTML and as script. */
function plain(name: string, value: string | undefined): string {
  if (value === undefined || /["'`<>&\\$]/.test(value)) throw new Error(`{{${name}}} has no plain value.`);
  return value;
}
