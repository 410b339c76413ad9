import {readFileSync} from 'node:fs';
import {OptionDefaults} from 'typedoc';

/** @type {{exports: Record<string, string | {types?: string, import?: {types: string}}>}} */
const {exports} = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** The sources of all entries that have types. */
const entryPoints = Object.values(exports)
  .flatMap((entry) => (typeof entry === 'object' ? (entry.types ?? entry.import?.types ?? []) : []))
  .map((types) => types.replace(/^\.\/dist\/(.+)\.d\.ts$/, 'src/$1.ts'));

/**
 * What the manifest of the elements is made of.
 *
 * @type {`@${string}`[]}
 */
const manifestTags = ['@tagname', '@attr', '@fires', '@slot', '@csspart', '@cssprop', '@cssState'];

/** @type {Partial<import('typedoc').TypeDocOptions & import('typedoc-plugin-markdown').PluginOptions>} */
export default {
  entryPoints,
  plugin: ['typedoc-plugin-markdown'],
  out: 'docs/api',
  router: 'module',
  entryFileName: 'overview',
  pageTitleTemplates: {
    index: 'All entries',
    module: ({name}) =>
      name === 'index' ? 'bank131-widgets' : `bank131-widgets/${name.replace(/^frameworks\//, '')}`,
  },
  hideBreadcrumbs: true,
  hidePageHeader: true,
  useHTMLAnchors: true,
  readme: 'none',
  excludeExternals: true,
  excludeInternal: true,
  excludePrivate: true,
  excludeProtected: true,
  disableSources: true,
  blockTags: [...OptionDefaults.blockTags, ...manifestTags],
  // The bank's bodies have dozens of properties that the bank's own documents tell of: their types have comments.
  requiredToBeDocumented: ['Class', 'Interface', 'TypeAlias', 'Function', 'Variable', 'Method', 'Accessor'],
  // What the platform and Lit ask of a class, and setters whose getters say it.
  intentionallyNotDocumented: [
    ...['addEventListener', 'removeEventListener', 'properties', 'name', 'required', 'disabled'].map(
      (name) => `elements.Bank131CardTokenizeElement.${name}`,
    ),
    ...['addEventListener', 'removeEventListener', 'properties'].map(
      (name) => `elements.Bank131SelfEmployedElement.${name}`,
    ),
  ],
  // Written out in what refers to them.
  intentionallyNotExported: ['Call', 'SessionHandler'],
  validation: {notExported: true, invalidLink: true, notDocumented: true},
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
};
