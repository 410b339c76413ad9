import {readFileSync} from 'node:fs';
import {ROOT_PAGES} from '../.vitepress/pages.js';

const root = new URL('../../', import.meta.url);

/** The documents at the repository's root, as pages. */
export default {
  paths: () =>
    Object.entries(ROOT_PAGES).map(([file, [page]]) => ({
      params: {page: page.replace('project/', '')},
      content: readFileSync(new URL(file, root), 'utf8'),
    })),
};
