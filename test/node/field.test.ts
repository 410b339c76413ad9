import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, it} from 'node:test';

describe('preloading on a server', () => {
  const OPTIONS: Record<string, object | undefined> = {
    'no options': undefined,
    'an environment': {environment: 'demo'},
    'a host': {widgetHost: 'https://shop.example/bank131-proxy/'},
    'a nonce': {nonce: 'of-the-request'},
    'options that a browser would refuse': {widgetHost: 'nowhere'},
  };

  for (const [name, options] of Object.entries(OPTIONS)) {
    it(`does nothing with ${name}`, async () => {
      const {preloadSelfEmployed, preloadCardTokenize} = await import('bank131-widgets');
      assert.doesNotThrow(() => preloadSelfEmployed(options));
      assert.doesNotThrow(() => preloadCardTokenize(options));
    });
  }

  it('does nothing in the modules of the sources either, beside an element that is rendered', async () => {
    const {preloadSelfEmployed, configure} = await import('../../src/index.js');
    configure({environment: 'demo'});
    assert.doesNotThrow(() => preloadSelfEmployed());
  });
});

describe('files for pages in another encoding', () => {
  it('hold ASCII alone', async () => {
    const root = path.resolve('dist');
    const files = (await readdir(root)).filter((file) => /\.(min\.js|mjs|css)$/.test(file));
    assert.ok(files.includes('bank131-widgets.min.js'));
    const found: string[] = [];
    for (const file of files) {
      const bytes = await readFile(path.join(root, file));
      const at = bytes.findIndex((byte) => byte > 127);
      if (at >= 0) found.push(`${file} at byte ${at}`);
    }
    assert.deepEqual(found, []);
  });
});
