import {slug} from 'github-slugger';
import {defineConfig, type DefaultTheme} from 'vitepress';
import {repositoryLinks} from './links.js';
import {sidebar} from './pages.js';

const {DOCS_BASE = '/'} = process.env;

const russian: DefaultTheme.Config = {
  nav: [
    {text: 'Песочница', link: '/ru/playground'},
    {text: 'Элементы', link: '/ru/elements'},
    {text: 'Ошибки', link: '/ru/errors'},
  ],
  sidebar: sidebar('ru'),
  outline: {level: [2, 3], label: 'На этой странице'},
  docFooter: {prev: 'Назад', next: 'Далее'},
  darkModeSwitchLabel: 'Оформление',
  lightModeSwitchTitle: 'Светлое оформление',
  darkModeSwitchTitle: 'Тёмное оформление',
  sidebarMenuLabel: 'Меню',
  returnToTopLabel: 'Наверх',
  langMenuLabel: 'Язык',
  skipToContentLabel: 'Перейти к тексту',
  notFound: {
    title: 'Страница не найдена',
    quote: 'Проверьте адрес или начните с обзора.',
    linkLabel: 'Перейти к обзору',
    linkText: 'К обзору',
  },
};

const russianSearch = {
  translations: {
    button: {buttonText: 'Поиск', buttonAriaLabel: 'Поиск'},
    modal: {
      displayDetails: 'Показать подробности',
      resetButtonTitle: 'Очистить',
      backButtonTitle: 'Закрыть',
      noResultsText: 'Ничего не найдено:',
      footer: {
        selectText: 'выбрать',
        selectKeyAriaLabel: 'Enter',
        navigateText: 'перейти',
        navigateUpKeyAriaLabel: 'Стрелка вверх',
        navigateDownKeyAriaLabel: 'Стрелка вниз',
        closeText: 'закрыть',
        closeKeyAriaLabel: 'Escape',
      },
    },
  },
};

export default defineConfig({
  title: 'bank131-widgets',
  base: DOCS_BASE,
  cleanUrls: true,
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      description:
        'Bank 131’s self-employed and tokenize widgets in one tag or one call. Not published by the bank.',
      themeConfig: {
        nav: [
          {text: 'Playground', link: '/playground'},
          {text: 'Elements', link: '/elements'},
          {text: 'Errors', link: '/errors'},
        ],
        sidebar: sidebar('en'),
        outline: {level: [2, 3]},
      },
    },
    ru: {
      label: 'Русский',
      lang: 'ru',
      description:
        'Виджеты Банка 131 для самозанятых и токенизации карт — одним тегом или вызовом. Пакет выпускает не банк.',
      themeConfig: russian,
    },
  },
  themeConfig: {
    search: {provider: 'local', options: {locales: {ru: russianSearch}}},
    externalLinkIcon: true,
  },
  ignoreDeadLinks: 'localhostLinks',
  markdown: {
    // Anchors as on GitHub, where the same links must work.
    anchor: {slugify: slug},
    config: repositoryLinks,
  },
  vue: {template: {compilerOptions: {isCustomElement: (tag) => tag.startsWith('bank131-')}}},
});
