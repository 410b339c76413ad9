/**
 * The differences that the check found, for `configure()`.
 *
 * @typedef {object} Correction
 * @property {string} [script]
 * @property {string} [stylesheet]
 * @property {string} [globalName]
 * @property {string} [containerId]
 * @property {string[]} [messageOrigins]
 * @property {{onResult?: string, onFailed?: string, resultAt?: string}} [callbacks] names of handlers, for an object that calls back
 * @property {string} [resultAt] where a message has the card or the status
 *
 * @typedef {'selfEmployed' | 'cardTokenize'} Kind
 */

/**
 * The call as source text.
 *
 * @param {Kind} kind
 * @param {Correction} correction
 */
export function asSource(kind, {callbacks, resultAt, messageOrigins, ...names}) {
  const lines = Object.entries(names).map(([name, value]) => `${name}: ${quote(value)},`);
  if (messageOrigins) lines.push(`messageOrigins: [${messageOrigins.map(quote).join(', ')}],`);
  if (callbacks) lines.push(...createSource(callbacks));
  if (resultAt)
    lines.push(...(kind === 'cardTokenize' ? readCardSource(resultAt) : readStatusSource(resultAt)));
  if (lines.length === 0) return '';
  const uses = lines.some((line) => line.includes('readPaymentMethod'));
  const imports = `import {configure${uses ? ', readPaymentMethod' : ''}} from 'bank131-widgets';`;
  return `${imports}\n\nconfigure({\n  ${kind}: {\n${lines.map((line) => `    ${line}\n`).join('')}  },\n});`;
}

/** @param {unknown} value */
const quote = (value) => `'${String(value).replace(/['\\]/g, '\\$&')}'`;

/** @param {NonNullable<Correction['callbacks']>} callbacks */
function createSource({onResult, onFailed, resultAt = 'data'}) {
  return [
    'create(Vendor, {publicToken, container}, report) {',
    '  const widget = new Vendor(publicToken, {container});',
    ...(onResult
      ? [
          `  widget.${onResult} = (data) =>`,
          `    report({status: 'completed', result: readPaymentMethod(${resultAt})});`,
        ]
      : ['  // Its handlers are not known yet: use the widget and see what it calls.']),
    ...(onFailed ? [`  widget.${onFailed} = () => report({status: 'failed', failed: true});`] : []),
    '  return widget;',
    '},',
  ];
}

/** @param {string} path */
const readCardSource = (path) => [
  'read(data) {',
  `  const result = readPaymentMethod(${path.replaceAll('.', '?.')});`,
  "  return result && {status: 'completed', result};",
  '},',
];

/** @param {string} path */
const readStatusSource = (path) => [
  'read(data) {',
  `  const status = ${path.replaceAll('.', '?.')};`,
  "  if (status === 'in_progress') return {status};",
  "  const final = status === 'completed' || status === 'failed';",
  "  return final ? {status, result: {stage: 'bind', status}} : undefined;",
  '},',
];

/**
 * The directives that a page needs for what was loaded.
 *
 * @param {Map<string, Set<string>>} sources
 */
export const asPolicy = (sources) =>
  [...sources]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([directive, origins]) => `${directive} 'self' ${[...origins].sort().join(' ')};`)
    .join('\n');
