import {readFile, writeFile} from 'node:fs/promises';
import {format, resolveConfig} from 'prettier';

// Makes the tables of docs/elements.md from `dist/custom-elements.json`; with `--check` only says whether they are
// stale. Needs `npm run build`.

/** @typedef {{name: string, description?: string, type?: {text: string}, [key: string]: any}} Thing */

const page = new URL('../docs/elements.md', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('../dist/custom-elements.json', import.meta.url), 'utf8'));

/** @type {any[]} */
const elements = manifest.modules
  .flatMap((/** @type {any} */ {declarations}) => declarations)
  .filter((/** @type {any} */ {tagName}) => tagName)
  .reverse();

const code = (/** @type {string} */ text) => `\`${text}\``;
const inCell = (/** @type {string} */ text) => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
const typeOf = (/** @type {Thing} */ {type}) => (type ? code(type.text) : '');

/**
 * A row for each thing of a kind; where the elements differ in it, the row says which means what.
 *
 * @param {string[]} head
 * @param {(element: any) => Thing[]} thingsOf
 * @param {(thing: Thing) => string[]} cellsOf
 */
function table(head, thingsOf, cellsOf) {
  /** @type {Map<string, {tag: string, thing: Thing}[]>} */
  const rows = new Map();
  for (const element of elements) {
    for (const thing of thingsOf(element)) {
      rows.set(thing.name, [...(rows.get(thing.name) ?? []), {tag: element.tagName, thing}]);
    }
  }
  const lines = [...rows.values()].map((owners) => {
    const meanings = new Set(owners.map(({thing}) => thing.description));
    const isShared = owners.length === elements.length && meanings.size === 1;
    const meaning = owners
      .slice(0, isShared ? 1 : undefined)
      .map(({tag, thing}) => `${isShared ? '' : `${code(`<${tag}>`)}: `}${thing.description ?? ''}`);
    const cells = [...new Set(owners.map(({thing}) => JSON.stringify(cellsOf(thing))))].map(
      (text) => /** @type {string[]} */ (JSON.parse(text)),
    );
    const first = cells[0] ?? [];
    return [
      ...first.map((_, column) => [...new Set(cells.map((row) => row[column]))].join(' or ')),
      meaning.join(' '),
    ];
  });
  const all = [[...head, 'meaning'], [...head, ''].map(() => '---'), ...lines];
  return all.map((cells) => `| ${cells.map(inCell).join(' | ')} |`).join('\n');
}

const isMethod = (/** @type {Thing} */ {kind}) => kind === 'method';
const signature = (/** @type {Thing} */ {name, parameters = [], static: isStatic}) =>
  code(
    `${isStatic ? 'static ' : ''}${name}(${parameters.map((/** @type {Thing} */ parameter) => parameter.name).join(', ')})`,
  );
const named = (/** @type {Thing} */ {name}) => [code(name)];

const tables = [
  table(
    ['attribute', 'type'],
    ({attributes}) => attributes,
    (attribute) => [code(attribute.name), typeOf(attribute)],
  ),
  table(
    ['property without an attribute', 'type'],
    ({members}) => members.filter((/** @type {Thing} */ member) => !isMethod(member) && !member.attribute),
    (member) => [code(member.name) + (member.readonly ? ', read-only' : ''), typeOf(member)],
  ),
  table(
    ['method'],
    ({members}) => members.filter(isMethod),
    (member) => [signature(member)],
  ),
  table(
    ['event', 'class'],
    ({events}) => events,
    (event) => [code(event.name), typeOf(event)],
  ),
  table(
    ['state'],
    ({cssStates}) => cssStates,
    ({name}) => [code(`:state(${name})`)],
  ),
  table(['slot'], ({slots}) => slots, named),
  table(
    ['part'],
    ({cssParts}) => cssParts,
    ({name}) => [code(`::part(${name})`)],
  ),
  table(
    ['custom property', 'default'],
    ({cssProperties}) => cssProperties,
    (property) => [code(property.name), code(property.default)],
  ),
];

const old = await readFile(page, 'utf8');
const filled = old.replace(
  /(<!-- the elements, from their manifest -->\n).*?(<!-- end -->)/s,
  (_, start, end) => `${start}\n${tables.join('\n\n')}\n\n${end}`,
);
const fresh = await format(filled, {...(await resolveConfig(page)), parser: 'markdown'});
if (fresh === old) process.exit();
if (process.argv.includes('--check')) {
  console.error(
    'The tables of docs/elements.md are stale: run `npm run build && node scripts/element-tables.mjs`.',
  );
  process.exit(1);
}
await writeFile(page, fresh);
