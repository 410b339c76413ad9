/** Texts in English | Russian. */
export const site = {
  brand: 'Versty | Вёрсты',
  skip: 'Skip to content | К содержанию',
  nav: {
    label: 'Examples | Примеры',
    language: 'Language | Язык',
    tags: 'Two tags | Два тега',
    calls: 'Two calls | Два вызова',
    payout: 'Payout | Выплата',
    linking: 'Self-employment | Самозанятость',
  },
  home: {
    eyebrow: 'A demo of bank131-widgets | Демонстрация bank131-widgets',
    title: 'Versty pays its couriers through Bank 131 | «Вёрсты» платят курьерам через Банк 131',
    lead: `A delivery service links its self-employed couriers to the bank and takes the card for their payouts. Each widget is one tag or one call, and its outcome is a promise that always settles. |
      Служба доставки привязывает самозанятых курьеров к банку и принимает карты для выплат. Каждый виджет — один тег или один вызов, а его итог — промис, который всегда завершается.`,
    tags: {
      title: 'Two tags | Два тега',
      lead: `Elements in plain HTML. They request a token from your backend and fire events. The card is part of a form. |
        Элементы в обычном HTML. Сами просят токен у вашего сервера, сообщают событиями, а карта — поле формы.`,
      open: 'Open the tags | Открыть теги',
    },
    calls: {
      title: 'Two calls | Два вызова',
      lead: `Functions for your own code: options in, a typed promise out, an AbortSignal to cancel. |
        Функции для вашего кода: на входе параметры, на выходе типизированный промис, для отмены — AbortSignal.`,
      open: 'Open the calls | Открыть вызовы',
    },
    payout: {
      title: 'A payout | Выплата',
      lead: `The whole path of the money: card, session, payout, webhooks, and a person who confirms or cancels. |
        Весь путь денег: карта, сессия, выплата, вебхуки и человек, который подтверждает или отменяет.`,
      open: 'Make a payout | Сделать выплату',
    },
    linking: {
      title: 'Self-employment | Самозанятость',
      lead: `A linking that the courier may confirm later, its record in the backend, and then a payout with a receipt. |
        Привязка, которую курьер может подтвердить позже, запись о ней на сервере и потом выплата с чеком.`,
      open: 'Link a courier | Привязать курьера',
    },
  },
  tags: {
    title: 'Two tags | Два тега',
    lead: `One script, two elements. The source beside each example is the source that runs. |
      Один скрипт и два элемента. Рядом с каждым примером — тот самый код, который работает.`,
  },
  calls: {
    title: 'Two calls | Два вызова',
    lead: `Press a button to make the call and watch its promise. The source beside each example is the source that runs. |
      Нажмите кнопку, чтобы сделать вызов, и следите за его промисом. Рядом с каждым примером — тот самый код, который работает.`,
    cancel: 'Cancel | Отменить',
    empty: 'The widget opens here. | Виджет откроется здесь.',
  },
  selfEmployed: {
    title: 'Link a self-employed courier | Привязать самозанятого курьера',
    lead: `The courier confirms in the tax service’s app that the bank may issue receipts. The page learns each status. |
      Курьер подтверждает в приложении налоговой, что банк может выдавать чеки. Страница узнаёт каждый статус.`,
    hint: `Try it: send the request, confirm it in the tax app that the widget opens, then update the status. To start again, revoke it there. |
      Попробуйте: отправьте запрос, решите в приложении, которое откроет виджет, и обновите статус. Чтобы начать заново, отзовите разрешение там же.`,
    start: 'Link | Привязать',
  },
  card: {
    title: 'Take a card for payouts | Принять карту для выплат',
    leadForm: `The number stays with the bank. The form submits hashes instead, like any other field. |
      Номер остаётся в банке. Форма отправляет вместо него хеши — как любое другое поле.`,
    leadCall: `The number stays with the bank. The promise resolves with the bank’s payment_method of hashes. |
      Номер остаётся в банке. Промис возвращает payment_method в том виде, в каком его ждёт банк, — из хешей.`,
    hint: `Try it: 4242 4242 4242 4242 with any future date. |
      Попробуйте: 4242 4242 4242 4242 и любой срок в будущем.`,
    start: 'Enter card | Ввести карту',
    save: 'Use this card | Использовать карту',
  },
  source: {
    head: 'In the head | В заголовке страницы',
    body: 'In the page | На странице',
    form: 'In the page: a form | На странице: форма',
    script: 'Listening | События',
    importMap: 'In the head: where the package is | В заголовке страницы: где лежит пакет',
    module: 'The module | Модуль',
  },
  log: {
    title: 'Live log | Журнал',
    empty: 'Nothing has happened yet. | Пока ничего не произошло.',
    words: {
      event: 'event | событие',
      status: 'status | статус',
      outcome: 'outcome | итог',
      error: 'error | ошибка',
    },
  },
  received: {
    title: 'The backend has the card | Карта на сервере',
    lead: `The form sent this to the partner’s server. It is shortened here. |
      Вот что форма принесла на сервер партнёра; здесь — в сокращении.`,
    kind: 'Kind | Вид',
    card: 'Card | Карта',
    account: 'Bank account | Банковский счёт',
    note: `A payout uses number_hash instead of the card number. The page’s data is only a hint: the backend checks it with the bank. |
      В выплате вместо номера карты указывают number_hash. Данные страницы — только подсказка: сервер сверяет их с банком.`,
    back: 'Back to the tags | Назад к тегам',
  },
  messages: {
    notFound: {
      title: 'Page not found | Такой страницы нет',
      text: 'The address may be old or mistyped. | Возможно, адрес устарел или набран с ошибкой.',
      back: 'Home | На главную',
    },
    noCard: {
      title: 'No card came with the form | Форма пришла без карты',
      text: `Enter the card in the widget first, then save it. |
        Сначала введите карту в виджете, потом сохраните её.`,
      back: 'Back | Назад',
    },
    cardRefused: {
      title: 'The bank does not know this card | Банк не знает этой карты',
      text: `The card is not from the bank’s widget, or the bank could not be reached. Enter the card again. |
        Страница прислала не то, что даёт виджет банка, или спросить банк не удалось. Введите карту ещё раз.`,
      back: 'Back | Назад',
    },
    broken: {
      title: 'Something went wrong here | Здесь что-то сломалось',
      text: `The terminal where the demo runs has the details. |
        Подробности — в терминале, где запущена демонстрация.`,
      back: 'Home | На главную',
    },
  },
  footer: {
    mockBank: `A demo against a mock bank: no real person, card or money is involved. Its own page: |
      Демонстрация с имитацией банка: ни настоящих людей, ни карт, ни денег. Страница имитации банка:`,
    testBank: `A demo against the bank’s own test environment. |
      Демонстрация на тестовой среде самого банка.`,
    unofficial: `The package bank131-widgets is not published by Bank 131; Versty is made up. |
      Пакет bank131-widgets выпущен не Банком 131; «Вёрсты» выдуманы.`,
  },
};
