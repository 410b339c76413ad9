import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {fromMarkdown} from 'mdast-util-from-markdown';
import {visitParents} from 'unist-util-visit-parents';

/** A sample in a document, as a reader would paste it. */
export interface Sample {
  /** Document and line, such as `docs/php.md:12`. */
  name: string;
  document: string;
  /** The word after the fence; empty if there is none. */
  language: string;
  text: string;
  /** Why no check looks at it, from a comment before it: `<!-- unchecked: … -->`. */
  unchecked?: string | undefined;
  /** The file that it shows, which is run for itself, from a comment before it: `<!-- folder/file.ext -->`. */
  file?: string | undefined;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const MARK = /^<!-- (?:unchecked: (?<unchecked>.+)|(?<file>\S+\/\S+)) -->$/s;

/** All that tells readers how to use the package, in a README or a guide. */
export const documents: readonly string[] = [
  ...readdirSync(root),
  ...readdirSync(`${root}docs`, {recursive: true, encoding: 'utf8'}).map((name) => `docs/${name}`),
].filter((name) => /^(README.*|docs\/(?!api\/).*)\.md$/.test(name));

/** Every sample in them. */
export const samples: readonly Sample[] = documents.flatMap((document) =>
  samplesOf(document, readFileSync(root + document, 'utf8')),
);

/** Those in a language that stand for themselves. */
export const samplesIn = (...languages: string[]): Sample[] =>
  samples.filter(({language, unchecked, file}) => languages.includes(language) && !unchecked && !file);

/** The samples of one document. */
export function samplesOf(document: string, markdown: string): Sample[] {
  const found: Sample[] = [];
  visitParents(fromMarkdown(markdown), 'code', (node, ancestors) => {
    const siblings = ancestors.at(-1)?.children ?? [];
    const before = siblings[siblings.indexOf(node) - 1];
    found.push({
      name: `${document}:${node.position?.start.line}`,
      document,
      language: node.lang ?? '',
      text: `${node.value}\n`,
      ...(before?.type === 'html' ? MARK.exec(before.value)?.groups : undefined),
    });
  });
  return found;
}
