// The layers of ARCHITECTURE.md: what each folder may not know. Type imports count.

/** @param {string} name @param {string} comment @param {string} from @param {string[]} to */
const forbid = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: {path: `^${from}`},
  to: {path: to.map((path) => `^${path}`)},
});

const WIDGETS = 'src/[^/]+\\.ts$';
const OUTSIDE = ['demo/', 'mock-bank/', 'test/', 'bench/'];

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle has no order in which it can be read.',
      severity: 'error',
      from: {},
      to: {circular: true},
    },
    {
      name: 'no-dependency-but-lit',
      comment: 'The package depends on lit alone; frameworks are their users’ own.',
      severity: 'error',
      from: {path: '^src/', pathNot: '^src/frameworks/'},
      to: {path: 'node_modules/', pathNot: 'node_modules/(lit|@lit|lit-html|lit-element)/'},
    },
    {
      name: 'lit-in-elements-alone',
      comment: 'Who imports functions gets no Lit.',
      severity: 'error',
      from: {path: '^src/', pathNot: '^src/elements/'},
      to: {path: 'node_modules/(lit|@lit|lit-html|lit-element)/'},
    },
    forbid('package-alone', 'The package knows nobody who uses it.', 'src/', OUTSIDE),
    forbid('engine-below-widgets', 'The engine knows no vendor name.', 'src/core/', [
      WIDGETS,
      'src/(elements|server|frameworks|testing|development)/',
    ]),
    forbid('widgets-below-elements', 'The functions know no element.', 'src/(?!script-tag)[^/]+\\.ts$', [
      'src/(elements|server|frameworks|testing|development)/',
    ]),
    forbid('elements-below-frameworks', 'The elements know no framework.', 'src/elements/', [
      'src/(server|frameworks|testing|development)/',
    ]),
    forbid(
      'server-alone',
      'The server entry shares names, types and pure functions with the browser’s.',
      'src/server/',
      [
        'src/(core/(?!(own|mask)\\.ts$)|elements/|frameworks/|testing/|development/)',
        'src/(?!(bank|urls|payment-method)\\.ts$)[^/]+\\.ts$',
      ],
    ),
    forbid('mock-bank-alone', 'The mock bank is a product of its own.', 'mock-bank/', [
      'demo/',
      'test/',
      'bench/',
    ]),
    forbid('demo-alone', 'The demo uses the package as a partner would.', 'demo/', ['test/', 'bench/']),
  ],
  options: {
    doNotFollow: {path: 'node_modules'},
    tsPreCompilationDeps: true,
    tsConfig: {fileName: 'tsconfig.json'},
  },
};
