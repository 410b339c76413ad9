import assert from 'node:assert/strict';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {PassThrough} from 'node:stream';
import {describe, it} from 'node:test';
import {promisify} from 'node:util';
import {remark} from 'remark';
import validateLinks from 'remark-validate-links';
import {engine, type Options} from 'unified-engine';
import {documents} from '../tools/samples.js';

// Given to the engine, not to the processor: only so does it look at the headings of other files.
const plugins = [[validateLinks, {repository: false}]] as NonNullable<Options['plugins']>;

/** What is wrong with the links of the Markdown files in a directory. */
async function brokenLinks(cwd: string): Promise<string> {
  const said = new PassThrough();
  const status = await promisify(engine)({
    cwd,
    processor: remark(),
    plugins,
    files: ['.'],
    extensions: ['md'],
    ignorePatterns: ['coverage', 'docs/api'],
    frail: true,
    quiet: true,
    output: false,
    color: false,
    streamError: said,
  });
  const text = String(said.read() ?? '');
  assert.equal(status === 0, text === '', text);
  return text;
}

describe('the links in the documents', () => {
  it('lead to files and headings that there are', async () => {
    assert.equal(await brokenLinks('.'), '');
  });

  it('would be found if they did not', async (t) => {
    const directory = mkdtempSync(path.join(tmpdir(), 'links-'));
    t.after(() => rmSync(directory, {recursive: true}));
    writeFileSync(path.join(directory, 'a.md'), '# A\n\n[here](b.md#gone) [there](c.md)\n');
    writeFileSync(path.join(directory, 'b.md'), '# B\n');
    assert.match(await brokenLinks(directory), /heading for `#?gone`[^]*file `c\.md`/);
  });

  it('include files and regions that there are', () => {
    const missing = documents.flatMap((document) =>
      [...readFileSync(document, 'utf8').matchAll(/<!-- *@include: *([^#\s]+?)(?:#([\w-]+))? *-->/g)]
        .filter(([, file = '', region]) => {
          const included = path.join(path.dirname(document), file);
          if (!existsSync(included)) return true;
          const text = readFileSync(included, 'utf8');
          return (
            region &&
            !(text.includes(`<!-- #region ${region} -->`) && text.includes(`<!-- #endregion ${region} -->`))
          );
        })
        .map(([include]) => `${document}: ${include}`),
    );
    assert.deepEqual(missing, []);
  });

  it('lead to pictures that there are', () => {
    const missing = documents.flatMap((document) =>
      [...readFileSync(document, 'utf8').matchAll(/\bsrc(?:set)?="([^":]+\.png)"/g)]
        .map(([, picture = '']) => path.join(path.dirname(document), picture))
        .filter((picture) => !existsSync(picture)),
    );
    assert.deepEqual(missing, []);
  });
});
