import {readFileSync, writeFileSync} from 'node:fs';
import {customElementJetBrainsPlugin} from 'custom-element-jet-brains-integration';
import {customElementVsCodePlugin} from 'custom-element-vs-code-integration';

/** @typedef {any} Manifest */

/** Leaves what users of the package see: no private or protected member, nothing that only the browser or Lit calls. */
function onlyPublic() {
  const isPublic = (/** @type {any} */ {name, privacy = 'public', static: isStatic}) =>
    privacy === 'public' && !/^[#_]|Callback$/.test(name) && (!isStatic || name === 'define');
  return {
    name: 'only-public',
    packageLinkPhase({customElementsManifest: {modules}} = /** @type {Manifest} */ ({})) {
      for (const declaration of modules.flatMap((/** @type {any} */ module) => module.declarations)) {
        if (declaration.members) declaration.members = declaration.members.filter(isPublic);
      }
    },
  };
}

/**
 * Says of each type what an editor can use: the values of a named union, what a type parameter stands for in a class
 * that is made of a generic one.
 */
function resolvedTypes() {
  /** @type {Map<string, string>} */
  const unions = new Map();
  /** @type {Map<string, {parameters: string[], given: string[]}>} */
  const classes = new Map();
  const texts = (/** @type {any[] | undefined} */ nodes) => (nodes ?? []).map((node) => node.getText());

  /** @param {any} declaration @param {any[]} all */
  function resolve(declaration, all) {
    const base = all.find(({name}) => name === declaration.superclass?.name);
    const {given = []} = classes.get(declaration.name) ?? {};
    const {parameters = []} = classes.get(base?.name) ?? {};
    const meaning = (/** @type {string} */ word) =>
      given[parameters.indexOf(word)] ?? unions.get(word) ?? word;
    const resolved = (/** @type {any} */ item, /** @type {string[]} */ impossible = []) => {
      if (!item.type) return item;
      const choices = item.type.text.replace(/\w+/g, meaning).split(' | ');
      // The analyzer adds what an optional property already says.
      const text = [...new Set(choices)].filter((choice) => !impossible.includes(choice)).join(' | ');
      // A copy: the classes share what they inherit.
      return {...item, type: {text}};
    };
    declaration.members = declaration.members?.map((/** @type {any} */ member) => resolved(member));
    // What markup can't say.
    const impossible = ['null', 'undefined', 'TokenProvider'];
    declaration.attributes = declaration.attributes?.map((/** @type {any} */ attribute) =>
      resolved(attribute, impossible),
    );
  }

  return {
    name: 'resolved-types',
    /** @param {any} phase */
    analyzePhase({ts, node}) {
      if (ts.isTypeAliasDeclaration(node) && ts.isUnionTypeNode(node.type)) {
        if (node.type.types.every(ts.isLiteralTypeNode))
          unions.set(node.name.text, texts(node.type.types).join(' | '));
      }
      if (ts.isClassDeclaration(node)) {
        const given = texts(node.heritageClauses?.[0]?.types[0]?.typeArguments);
        const parameters = (node.typeParameters ?? []).map((/** @type {any} */ {name}) => name.text);
        classes.set(node.name.text, {given, parameters});
      }
    },
    packageLinkPhase({customElementsManifest: {modules}} = /** @type {Manifest} */ ({})) {
      const all = modules.flatMap((/** @type {any} */ module) => module.declarations);
      for (const declaration of all) resolve(declaration, all);
    },
  };
}

/** Speaks of the modules that the package holds in place of their sources, and says which of them registers what. */
function publishedModules() {
  const published = (/** @type {string} */ path) => path.replace(/^\/?src\/(.*)\.ts$/, 'dist/$1.js');
  /** @param {any} node */
  function rename(node) {
    if (!node || typeof node !== 'object') return;
    for (const key of ['path', 'module']) if (typeof node[key] === 'string') node[key] = published(node[key]);
    Object.values(node).forEach(rename);
  }
  return {
    name: 'published-modules',
    packageLinkPhase({customElementsManifest: manifest} = /** @type {Manifest} */ ({})) {
      rename(manifest);
      manifest.modules = manifest.modules.filter((/** @type {any} */ {path}) =>
        path.startsWith('dist/elements/'),
      );
      for (const {path, declarations} of [...manifest.modules]) {
        for (const {name, tagName} of declarations) {
          if (!tagName) continue;
          const registering = path.replace(/([\w-]+)-element\.js$/, '$1.js');
          const {exports} = manifest.modules.find((/** @type {any} */ module) => module.path === registering);
          exports.push({kind: 'custom-element-definition', name: tagName, declaration: {name, module: path}});
        }
      }
    },
  };
}

/** Both elements have most parts and custom properties in common; an editor is to offer each once. */
function withoutTwins() {
  const once = (/** @type {{name: string}[]} */ list) =>
    list.filter(({name}, index) => index === list.findIndex((other) => other.name === name));
  return {
    name: 'without-twins',
    packageLinkPhase() {
      for (const [file, section] of Object.entries({
        'vscode.css-custom-data.json': (/** @type {any} */ data) => data,
        'web-types.json': (/** @type {any} */ data) => data.contributions.css,
      })) {
        const path = new URL(`dist/${file}`, import.meta.url);
        const data = JSON.parse(readFileSync(path, 'utf8'));
        const lists = section(data);
        for (const key in lists) if (Array.isArray(lists[key])) lists[key] = once(lists[key]);
        writeFileSync(path, `${JSON.stringify(data, null, 2)}\n`);
      }
    },
  };
}

export default {
  globs: ['src/elements/{self-employed,card-tokenize,*-element,events}.ts', 'src/bank.ts'],
  litelement: true,
  packagejson: false,
  outdir: 'dist',
  plugins: [
    onlyPublic(),
    resolvedTypes(),
    publishedModules(),
    customElementVsCodePlugin({
      outdir: 'dist',
      htmlFileName: 'vscode.html-custom-data.json',
      cssFileName: 'vscode.css-custom-data.json',
      hideLogs: true,
    }),
    customElementJetBrainsPlugin({
      outdir: 'dist',
      webTypesFileName: 'web-types.json',
      packageJson: false,
      hideLogs: true,
    }),
    withoutTwins(),
  ],
};
