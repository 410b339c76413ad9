import {existsSync, readFileSync} from 'node:fs';
import {api, decisions, guides, ROOT_PAGES} from '../.vitepress/pages.js';

const docs = new URL('../', import.meta.url);
const NOTE = '<p lang="ru"><em>Эта страница есть только на английском.</em></p>';

const files = [
  ...[...guides, ...decisions, ...api].map((page) => ({page, file: `${page}.md`})),
  ...Object.entries(ROOT_PAGES).map(([file, [page]]) => ({page, file: `../${file}`})),
];

/** English pages without a Russian version, so that every link and the language switch lead to a page. */
export default {
  paths: () =>
    files
      .filter(({page}) => !existsSync(new URL(`ru/${page}.md`, docs)))
      .map(({page, file}) => ({
        params: {page},
        content: readFileSync(new URL(file, docs), 'utf8').replace(/^# .+$/m, `$&\n\n${NOTE}`),
      })),
};
