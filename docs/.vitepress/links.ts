import {existsSync} from 'node:fs';
import path from 'node:path/posix';
import {fileURLToPath} from 'node:url';
import type {MarkdownRenderer} from 'vitepress';
import {api, decisions, guides, ROOT_PAGES} from './pages.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = new Set([...guides, ...decisions, ...api].map((page) => `${page}.md`));

/** Files of the repository have an address only where the site is published from. */
const {GITHUB_SERVER_URL, GITHUB_REPOSITORY} = process.env;
const repository = GITHUB_REPOSITORY && `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`;

/**
 * Returns a link's target in the site. Documents link to each other as files of the repository, so that the links also
 * work on GitHub.
 *
 * @param href as in the document
 * @param page the page's own path, as `ru/forms.md`
 * @returns `undefined` for a file of the repository that has no address
 */
function targetOf(href: string, page: string): string | undefined {
  const [, file = '', hash = ''] = /^([^#]*)(.*)$/s.exec(href) ?? [];
  if (/^([a-z]+:|\/|$)/.test(file)) return href;
  const base = page.startsWith('ru/') ? '/ru/' : '/';
  if (pages.has(path.join(path.dirname(page).replace(/^ru\b\/?/, ''), file))) return href;

  // Documents in other folders are included in pages, so only the end of the path counts.
  const inRepository = file.replace(/^(\.\.?\/)+/, '').replace(/\/$/, '');
  const inDocs = inRepository.replace(/^docs\//, '').replace(/^ru\//, '');
  const rootPage = ROOT_PAGES[inRepository];
  if (rootPage) return `${base}${rootPage[0]}${hash}`;
  if (inRepository === 'README.md') return `/${hash}`;
  if (inRepository === 'README.ru.md') return `/ru/${hash}`;
  if (inDocs === 'decisions') return `${base}${decisions[0]}`;
  if (pages.has(inDocs)) return `${base}${inDocs}${hash}`;
  if (!existsSync(root + inRepository)) return href;
  return repository && `${repository}/tree/main/${inRepository}${hash}`;
}

/** Lets links and pictures in documents work in the site. */
export function repositoryLinks(md: MarkdownRenderer): void {
  md.core.ruler.push('repository-links', ({tokens, env}) => {
    const {relativePath} = env as {relativePath: string};
    const unlinked: boolean[] = [];
    for (const token of tokens.flatMap(({children}) => children ?? [])) {
      if (token.type === 'link_open') {
        const target = targetOf(String(token.attrGet('href')), relativePath);
        unlinked.push(target === undefined);
        if (target === undefined) Object.assign(token, {tag: 'span', attrs: null});
        else token.attrSet('href', target);
      } else if (token.type === 'link_close' && unlinked.pop()) {
        token.tag = 'span';
      } else if (token.type === 'image' && relativePath.includes('project/')) {
        token.attrSet(
          'src',
          path.relative(path.dirname(`docs/${relativePath}`), String(token.attrGet('src'))),
        );
      }
    }
  });
}
