import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

/** A page's path without extension, its English title and its Russian one. */
type Entry = readonly [path: string, en: string, ru: string];

/** Documents at the repository's root that are also pages, by file name. */
export const ROOT_PAGES: Readonly<Record<string, Entry>> = {
  'CHANGELOG.md': ['project/changelog', 'Changelog', 'Список изменений'],
  'SECURITY.md': ['project/security', 'Security', 'Безопасность'],
  'ARCHITECTURE.md': ['project/architecture', 'Architecture', 'Архитектура'],
  'BENCHMARKS.md': ['project/benchmarks', 'Benchmarks', 'Замеры'],
  'CONTRIBUTING.md': ['project/contributing', 'Contributing', 'Как участвовать'],
};

/** The sidebar. Every guide must be in it: a build fails on a guide that is not. */
const GROUPS: readonly (readonly [en: string, ru: string, pages: readonly Entry[]])[] = [
  [
    'Start',
    'Начало',
    [
      ['index', 'Overview', 'Обзор'],
      ['playground', 'Playground', 'Песочница'],
      ['migration', 'From the bank’s snippet', 'Переход с кода банка'],
      ['frameworks', 'Frameworks and routers', 'Фреймворки и роутеры'],
      ['forms', 'Forms', 'Формы'],
      ['testing', 'Testing', 'Тестирование'],
    ],
  ],
  [
    'Reference',
    'Справочник',
    [
      ['elements', 'Elements', 'Элементы'],
      ['reference', 'Functions and options', 'Функции и опции'],
      ['errors', 'Errors and warnings', 'Ошибки и предупреждения'],
      ['unverified', 'What is unverified', 'Что не проверено'],
    ],
  ],
  [
    'Backend',
    'Бэкенд',
    [
      ['server', 'JavaScript', 'JavaScript'],
      ['php', 'PHP', 'PHP'],
      ['php-sites', '1C-Bitrix and Laravel', '1С-Битрикс и Laravel'],
      ['linking', 'When the user confirms later', 'Если пользователь подтвердит позже'],
    ],
  ],
  [
    'Production',
    'Продакшен',
    [
      ['going-live', 'Checklist', 'Чек-лист'],
      ['csp-and-pci-dss', 'CSP and PCI DSS 4', 'CSP и PCI DSS 4'],
      ['self-hosting', 'Self-hosting', 'Файл на своём сервере'],
      ['browsers', 'Browsers and Node', 'Браузеры и Node'],
      ['troubleshooting', 'Troubleshooting', 'Диагностика'],
    ],
  ],
  ['Project', 'Проект', [['versions', 'Versions', 'Версии'], ...Object.values(ROOT_PAGES)]],
];

const docs = fileURLToPath(new URL('..', import.meta.url));

/** The Markdown files in a folder of `docs` and below, without extension. */
function markdownIn(folder: string): string[] {
  return readdirSync(`${docs}${folder}`, {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.md') && !name.includes('['))
    .map((name) => `${folder}${name.replaceAll('\\', '/').slice(0, -'.md'.length)}`)
    .sort();
}

/** English pages, each as a path without extension. */
export const decisions = markdownIn('decisions/');
export const api = markdownIn('api/');
export const guides = GROUPS.flatMap(([, , pages]) => pages.map(([path]) => path)).filter(
  (path) => !path.startsWith('project/'),
);

const unlisted = readdirSync(docs).filter(
  (name) => name.endsWith('.md') && !guides.includes(name.slice(0, -3)),
);
if (unlisted.length) throw new Error(`Add these guides to the sidebar, in pages.ts: ${unlisted.join(', ')}.`);

const headingOf = (path: string) => /^# (.+)$/m.exec(readFileSync(`${docs}${path}.md`, 'utf8'))?.[1] ?? path;

export function sidebar(language: 'en' | 'ru') {
  const base = language === 'en' ? '/' : '/ru/';
  const link = (path: string) => base + path.replace(/\bindex$/, '');
  return [
    ...GROUPS.map(([en, ru, pages]) => ({
      text: language === 'en' ? en : ru,
      items: pages.map(([path, enTitle, ruTitle]) => ({
        text: language === 'en' ? enTitle : ruTitle,
        link: link(path),
      })),
    })),
    {
      text: language === 'en' ? 'API' : 'API (на английском)',
      collapsed: true,
      items: api.map((path) => ({text: headingOf(path).replace('bank131-widgets/', '…/'), link: link(path)})),
    },
    {
      text: language === 'en' ? 'Decisions' : 'Решения (на английском)',
      collapsed: true,
      items: decisions.map((path) => ({text: headingOf(path), link: link(path)})),
    },
  ];
}
