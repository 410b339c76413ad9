import {createReadStream, statSync} from 'node:fs';
import {extname} from 'node:path';
import {fileURLToPath} from 'node:url';
import base from '../../web-test-runner.config.mjs';

const site = fileURLToPath(new URL('../../docs/.vitepress/dist', import.meta.url));
if (!statSync(site, {throwIfNoEntry: false}))
  throw new Error('The site is not built. Run `npm run docs:build`.');

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  ...base,
  files: ['test/playground/*.test.ts'],
  coverage: false,
  middleware: [
    // Serves the built site, without the extension `.html` in its addresses.
    (context, next) => {
      const name = extname(context.path) ? context.path : `${context.path}.html`;
      const file = `${site}${decodeURIComponent(name)}`;
      if (name.includes('..') || !statSync(file, {throwIfNoEntry: false})?.isFile()) return next();
      context.type = extname(file);
      context.body = createReadStream(file);
      return undefined;
    },
  ],
};
