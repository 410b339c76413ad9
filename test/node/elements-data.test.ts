import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import * as elements from '../../dist/elements/index.js';

interface Named {
  name: string;
  description?: string;
  type?: {text: string};
}

interface Declaration {
  name: string;
  tagName?: string;
  attributes: (Named & {fieldName?: string})[];
  members: (Named & {kind: string; static?: boolean})[];
  events: Named[];
  slots: Named[];
  cssParts: Named[];
  cssProperties: Named[];
  cssStates: Named[];
}

interface Manifest {
  modules: {path: string; declarations: Declaration[]; exports: {kind: string; name: string}[]}[];
}

const read = (file: string): unknown => JSON.parse(readFileSync(`dist/${file}`, 'utf8'));
const {modules} = read('custom-elements.json') as Manifest;
const source = (file: string) => readFileSync(`src/elements/${file}.ts`, 'utf8');
const names = (things: Named[]) => things.map(({name}) => name).sort();
const matches = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map(([, name]) => name!))].sort();

const TAGS = {
  'bank131-self-employed': elements.Bank131SelfEmployedElement,
  'bank131-card-tokenize': elements.Bank131CardTokenizeElement,
};

/** What can be read or called on an element, but for what Lit and the browser bring or call. */
function publicMembers(constructor: CustomElementConstructor): string[] {
  const own = constructor.prototype as object;
  const shared = Object.getPrototypeOf(own) as object;
  const lits = ['constructor', 'render', 'scheduleUpdate', 'updated'];
  const notPublic = matches(source('widget-element'), /protected (?:abstract |override |readonly )*(\w+)/g);
  return [...new Set([own, shared].flatMap((prototype) => Object.getOwnPropertyNames(prototype)))]
    .filter((name) => !name.endsWith('Callback') && !lits.includes(name) && !notPublic.includes(name))
    .sort();
}

for (const [tag, constructor] of Object.entries(TAGS)) {
  describe(`what editors know of <${tag}>`, () => {
    const element = modules.flatMap(({declarations}) => declarations).find(({tagName}) => tagName === tag)!;

    it('names every attribute that the element observes', () => {
      const observed = constructor.observedAttributes.filter((name) => name !== 'defer-hydration').sort();
      // Every element has a nonce; the browser itself keeps it.
      assert.deepEqual(names(element.attributes), [...new Set([...observed, 'nonce'])].sort());
    });

    it('names every property and method that the element has', () => {
      const instance = element.members.filter((member) => !member.static);
      assert.deepEqual(names(instance), publicMembers(constructor));
    });

    it('describes everything, and gives the type of each attribute, property and event', () => {
      const {attributes, members, events, slots, cssParts, cssProperties, cssStates} = element;
      for (const thing of [attributes, members, events, slots, cssParts, cssProperties, cssStates].flat()) {
        assert.ok(thing.description, `${thing.name} has a description`);
      }
      const typed = [...attributes, ...events, ...members.filter(({kind}) => kind === 'field')];
      for (const {name, type} of typed) assert.ok(type?.text, `${name} has a type`);
    });

    it('names every slot, part and custom property of the templates and styles', () => {
      const templates = source('templates') + source('widget-element');
      assert.deepEqual(names(element.slots), matches(templates, /<slot name="(\w+)"/g));
      assert.deepEqual(names(element.cssParts), matches(templates, /part="(\w+)"/g));
      assert.deepEqual(names(element.cssProperties), matches(source('styles'), /(--bank131-[\w-]+)/g));
    });

    it('says which module registers the element', () => {
      const definitions = modules.filter(({exports}) =>
        exports.some(({kind, name}) => kind === 'custom-element-definition' && name === tag),
      );
      assert.equal(definitions.length, 1);
      assert.ok(existsSync(definitions[0]!.path));
    });

    it('is in the data for VS Code and for JetBrains’ editors, once', () => {
      const vsCode = read('vscode.html-custom-data.json') as {tags: (Named & {attributes: Named[]})[]};
      const webTypes = read('web-types.json') as {
        contributions: {html: {elements: (Named & {attributes: Named[]})[]}; css: {properties: Named[]}};
      };
      for (const tags of [vsCode.tags, webTypes.contributions.html.elements]) {
        const known = tags.filter(({name}) => name === tag);
        assert.equal(known.length, 1);
        assert.deepEqual(names(known[0]!.attributes), names(element.attributes));
      }
      assert.deepEqual(names(webTypes.contributions.css.properties), names(element.cssProperties));
    });
  });
}

describe('docs/elements.md', () => {
  it('has the tables that the manifest makes', () => {
    const {status, stderr} = spawnSync(process.execPath, ['scripts/element-tables.mjs', '--check'], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  });
});
