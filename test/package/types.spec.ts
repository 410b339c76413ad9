import {readFile, writeFile} from 'node:fs/promises';
import {expect, inWorkspace, run, test} from './fixtures.js';

/** Oldest and newest look into every declaration file, those of the frameworks as well. */
const COMPILERS = [
  {version: '5.5', moduleResolution: 'nodenext', skipLibCheck: false},
  {version: '5.5', moduleResolution: 'bundler', skipLibCheck: true},
  {version: '5.9', moduleResolution: 'nodenext', skipLibCheck: true},
  {version: '5.9', moduleResolution: 'bundler', skipLibCheck: true},
  {version: '6.0', moduleResolution: 'nodenext', skipLibCheck: true},
  {version: '6.0', moduleResolution: 'bundler', skipLibCheck: true},
  {version: '7.0', moduleResolution: 'nodenext', skipLibCheck: false},
  {version: '7.0', moduleResolution: 'bundler', skipLibCheck: false},
];

test.describe('the types', () => {
  for (const {version, moduleResolution, skipLibCheck} of COMPILERS) {
    test(`say what is right and wrong to TypeScript ${version}, ${moduleResolution}`, async () => {
      const module = moduleResolution === 'bundler' ? 'esnext' : moduleResolution;
      const options = Object.entries({module, moduleResolution, skipLibCheck});
      await run(
        'types',
        `typescript-${version}/bin/tsc`,
        options.flatMap(([key, value]) => [`--${key}`, `${value}`]),
      );
    });
  }

  for (const version of ['5.5', '5.9']) {
    test(`are found for every entry by CommonJS projects that don’t read exports: TypeScript ${version}`, async () => {
      const manifest = await readFile(inWorkspace('node_modules/bank131-widgets/package.json'), 'utf8');
      const {exports} = JSON.parse(manifest) as {exports: Record<string, unknown>};
      const entries = Object.entries(exports).filter(([, target]) => typeof target === 'object');
      const imports = entries.map(
        ([entry], index) =>
          `import * as entry${index} from 'bank131-widgets${entry.slice(1)}';\nvoid entry${index};\n`,
      );
      expect(imports.length).toBeGreaterThan(8);
      await writeFile(inWorkspace('node10/entries.ts'), imports.join(''));
      await run('node10', `typescript-${version}/bin/tsc`, []);
    });
  }

  test('say what is right and wrong in a template of Vue', async () => {
    await run('types/templates', 'vue-tsc/bin/vue-tsc.js', []);
  });

  test('say what is right and wrong in the markup of Svelte', async () => {
    const check = run('types/templates', 'svelte-check/bin/svelte-check', ['--output', 'machine']);
    const complaints = await check.catch((error: unknown) => (error as Error).message);
    const errors = complaints.match(/ERROR ".*?" \d+/g);
    expect(errors).toEqual(['ERROR "Wrong.svelte" 6', 'ERROR "Wrong.svelte" 7', 'ERROR "Wrong.svelte" 8']);
  });
});
