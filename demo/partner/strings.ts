import type {Language} from './language.js';
import {linkingStrings} from './strings/linking.js';
import {payoutStrings} from './strings/payout.js';
import {stepStrings} from './strings/steps.js';

const en = {
  brand: 'Versty',
  skip: 'Skip to content',
  nav: {
    label: 'Examples',
    language: 'Language',
    tags: 'Two tags',
    calls: 'Two calls',
    payout: 'Payout',
    linking: 'Self-employment',
  },
  home: {
    eyebrow: 'A demo of bank131-widgets',
    title: 'Versty pays its couriers through Bank 131',
    lead:
      'A delivery service links its self-employed couriers to the bank and takes the card for their payouts. ' +
      'Each widget is one tag or one call, and its outcome is a promise that always settles.',
    tags: {
      title: 'Two tags',
      lead: 'Elements in plain HTML. They ask your backend for a token, report by events, and the card is part of a form.',
      open: 'Open the tags',
    },
    calls: {
      title: 'Two calls',
      lead: 'Functions for code of your own: options in, a typed promise out, an AbortSignal to call it off.',
      open: 'Open the calls',
    },
    payout: {
      title: 'A payout',
      lead: 'The whole way of the money: card, session, payout, webhooks, and a person who confirms or cancels.',
      open: 'Make a payout',
    },
    linking: {
      title: 'Self-employment',
      lead: 'A linking that may end tomorrow, the record of it in the backend, and then a payout with a receipt.',
      open: 'Link a courier',
    },
  },
  tags: {
    title: 'Two tags',
    lead: 'One script, two elements. The source beside each example is the source that runs.',
  },
  calls: {
    title: 'Two calls',
    lead: 'Press a button to make the call and watch its promise. The source beside each example is the source that runs.',
    cancel: 'Cancel',
    empty: 'The widget opens here.',
  },
  selfEmployed: {
    title: 'Link a self-employed courier',
    lead: 'The courier confirms in the tax service’s app that the bank may issue receipts. The page learns each status.',
    hint: 'Try it: send the request, decide in the tax app that the widget opens, then update the status. To begin anew, revoke it there.',
    start: 'Link',
  },
  card: {
    title: 'Take a card for payouts',
    leadForm: 'The number stays with the bank. The form submits hashes in its place, like any other field.',
    leadCall:
      'The number stays with the bank. The promise gives the bank’s own payment_method, made of hashes.',
    hint: 'Try it: 4242 4242 4242 4242 with any date to come.',
    start: 'Enter card',
    save: 'Use this card',
  },
  source: {
    head: 'In the head',
    body: 'In the page',
    form: 'In the page: a form',
    script: 'Listening',
    importMap: 'In the head: where the package is',
    module: 'The module',
  },
  log: {
    title: 'Live log',
    empty: 'Nothing has happened yet.',
    words: {event: 'event', status: 'status', outcome: 'outcome', error: 'error'},
  },
  received: {
    title: 'The backend has the card',
    lead: 'This is what the form brought to the partner’s server, shortened here.',
    kind: 'Kind',
    card: 'Card',
    account: 'Bank account',
    note: 'A payout names number_hash in place of the card number. What a page says is a hint: a backend checks it with the bank.',
    back: 'Back to the tags',
  },
  messages: {
    notFound: {
      title: 'There is no such page',
      text: 'The address may be old, or mistyped.',
      back: 'To the start',
    },
    noCard: {
      title: 'No card came with the form',
      text: 'Enter the card in the widget first, then save it.',
      back: 'Back',
    },
    cardRefused: {
      title: 'The bank does not know this card',
      text: 'What the page sent is no card of the bank’s widget, or the bank could not be asked. Enter the card again.',
      back: 'Back',
    },
    broken: {
      title: 'Something went wrong here',
      text: 'The terminal where the demo runs tells more.',
      back: 'To the start',
    },
  },
  footer: {
    mockBank: 'A demo against a mock bank: no real person, card or money is involved. Its own page:',
    testBank: 'A demo against the bank’s own test environment.',
    unofficial: 'The package bank131-widgets is not published by Bank 131; Versty is made up.',
  },
  steps: stepStrings.en,
  payout: payoutStrings.en,
  linking: linkingStrings.en,
};

export type Strings = typeof en;

const ru: Strings = {
  brand: 'Вёрсты',
  skip: 'К содержанию',
  nav: {
    label: 'Примеры',
    language: 'Язык',
    tags: 'Два тега',
    calls: 'Два вызова',
    payout: 'Выплата',
    linking: 'Самозанятость',
  },
  home: {
    eyebrow: 'Демонстрация bank131-widgets',
    title: '«Вёрсты» платят курьерам через Банк 131',
    lead:
      'Служба доставки привязывает самозанятых курьеров к банку и принимает карты для выплат. ' +
      'Каждый виджет — один тег или один вызов, а его итог — промис, который всегда завершается.',
    tags: {
      title: 'Два тега',
      lead: 'Элементы в обычном HTML. Сами просят токен у вашего сервера, сообщают событиями, а карта — поле формы.',
      open: 'Открыть теги',
    },
    calls: {
      title: 'Два вызова',
      lead: 'Функции для вашего кода: на входе параметры, на выходе типизированный промис, для отмены — AbortSignal.',
      open: 'Открыть вызовы',
    },
    payout: {
      title: 'Выплата',
      lead: 'Весь путь денег: карта, сессия, выплата, вебхуки и человек, который подтверждает или отменяет.',
      open: 'Сделать выплату',
    },
    linking: {
      title: 'Самозанятость',
      lead: 'Привязка, которая может завершиться завтра, запись о ней на сервере и потом выплата с чеком.',
      open: 'Привязать курьера',
    },
  },
  tags: {
    title: 'Два тега',
    lead: 'Один скрипт и два элемента. Рядом с каждым примером — тот самый код, который работает.',
  },
  calls: {
    title: 'Два вызова',
    lead: 'Кнопка делает вызов, и видно, что с его промисом. Рядом с каждым примером — тот самый код, который работает.',
    cancel: 'Отменить',
    empty: 'Виджет откроется здесь.',
  },
  selfEmployed: {
    title: 'Привязать самозанятого курьера',
    lead: 'Курьер подтверждает в приложении налоговой, что банк может выдавать чеки. Страница узнаёт каждый статус.',
    hint: 'Попробуйте: отправьте запрос, решите в приложении, которое откроет виджет, и обновите статус. Чтобы начать заново, отзовите разрешение там же.',
    start: 'Привязать',
  },
  card: {
    title: 'Принять карту для выплат',
    leadForm: 'Номер остаётся в банке. Форма отправляет вместо него хеши — как любое другое поле.',
    leadCall:
      'Номер остаётся в банке. Промис возвращает payment_method в том виде, в каком его ждёт банк, — из хешей.',
    hint: 'Попробуйте: 4242 4242 4242 4242 и любой срок в будущем.',
    start: 'Ввести карту',
    save: 'Использовать карту',
  },
  source: {
    head: 'В заголовке страницы',
    body: 'На странице',
    form: 'На странице: форма',
    script: 'События',
    importMap: 'В заголовке страницы: где лежит пакет',
    module: 'Модуль',
  },
  log: {
    title: 'Журнал',
    empty: 'Пока ничего не произошло.',
    words: {event: 'событие', status: 'статус', outcome: 'итог', error: 'ошибка'},
  },
  received: {
    title: 'Карта на сервере',
    lead: 'Вот что форма принесла на сервер партнёра; здесь — в сокращении.',
    kind: 'Вид',
    card: 'Карта',
    account: 'Банковский счёт',
    note: 'В выплате вместо номера карты называют number_hash. Слова страницы — лишь подсказка: сервер сверяет их с банком.',
    back: 'Назад к тегам',
  },
  messages: {
    notFound: {
      title: 'Такой страницы нет',
      text: 'Возможно, адрес устарел или набран с ошибкой.',
      back: 'В начало',
    },
    noCard: {
      title: 'Форма пришла без карты',
      text: 'Сначала введите карту в виджете, потом сохраните её.',
      back: 'Назад',
    },
    cardRefused: {
      title: 'Банк не знает этой карты',
      text: 'Страница прислала не то, что даёт виджет банка, или спросить банк не удалось. Введите карту ещё раз.',
      back: 'Назад',
    },
    broken: {
      title: 'Здесь что-то сломалось',
      text: 'Подробности — в терминале, где запущена демонстрация.',
      back: 'В начало',
    },
  },
  footer: {
    mockBank: 'Демонстрация с макетом вместо банка: ни настоящих людей, ни карт, ни денег. Страница макета:',
    testBank: 'Демонстрация на тестовой среде самого банка.',
    unofficial: 'Пакет bank131-widgets выпущен не Банком 131; «Вёрсты» выдуманы.',
  },
  steps: stepStrings.ru,
  payout: payoutStrings.ru,
  linking: linkingStrings.ru,
};

export const strings: Record<Language, Strings> = {en, ru};
