/** Texts in English | Russian. */
export const payout = {
  title: 'Payout | Выплата',
  lead: `The courier enters the card in the bank’s widget, and the money goes to its hash. Each step lights up as it happens. |
    Карту курьер вводит в виджет банка, деньги уходят по её хешу. Каждый шаг загорается, когда он сделан.`,
  couriers: {
    label: 'Courier | Курьер',
    usual: 'an INN that can be linked | ИНН можно привязать',
    unknown: 'unknown to the tax service | налоговая его не знает',
    unanswered: 'no tax service answer | налоговая не отвечает',
    linked: 'linked | привязан',
  },
  card: {
    title: 'Card | Карта',
    lead: `The number stays with the bank. The backend keeps a hash, and learns the last four digits from the bank. |
      Номер остаётся в банке. Сервер хранит хеш, а последние четыре цифры узнаёт у банка.`,
    saved: 'Saved cards | Сохранённые карты',
    ending: 'ending in | заканчивается на',
    account: 'Bank account | Банковский счёт',
    another: 'Enter another card | Ввести другую карту',
    tip: `Try it: 4242 4242 4242 4242 with any future date. The bank accepts 4000 0000 0000 0069, but a payout to it fails. |
      Попробуйте: 4242 4242 4242 4242 и любой срок в будущем. 4000 0000 0000 0069 примут, но выплата на неё не пройдёт.`,
  },
  order: {
    title: 'Sum and recipient | Сумма и получатель',
    amount: 'Sum, rubles | Сумма, рублей',
    recipient: 'Recipient | Получатель',
    service: 'Service on the receipt | Услуга в чеке',
    serviceName: 'Delivery of orders | Доставка заказов',
    start: 'Start payout | Начать выплату',
    noCard: 'Save a card above first. | Сначала сохраните карту выше.',
    badAmount: `Enter a sum above zero, such as 1500 or 1500.50. |
      Введите сумму больше нуля, например 1500 или 1500,50.`,
    badService: 'Enter the service for the receipt. | Укажите услугу для чека.',
    tip: `Any sum works except 131.31, which fails, and 131.32, whose session first shows an error. |
      Подойдёт любая сумма. Но 131,31 не пройдёт, а у 131,32 сессия сначала покажет ошибку.`,
  },
  list: {
    title: 'Payouts of this courier | Выплаты курьера',
    empty: 'No payouts yet. | Пока ни одной.',
    receipt: 'with a receipt | с чеком',
  },
  webhooks: `The bank’s webhooks need a public address. Forward one to this demo’s /bank131/webhook, give it to the bank, and name the bank’s public key in BANK131_PUBLIC_KEY_FILE. Without it, press “Ask the bank”. |
    Вебхукам банка нужен публичный адрес: направьте его на /bank131/webhook этой демонстрации, сообщите банку и назовите публичный ключ банка в BANK131_PUBLIC_KEY_FILE. Без этого нажимайте «Спросить банк».`,
  one: {
    title: 'Payout of | Выплата',
    state: 'State | Состояние',
    card: 'Card | Карта',
    service: 'Service | Услуга',
    session: 'Session | Сессия',
    sessionStatus: 'Its status | Её статус',
    error: 'Code | Код',
    receipt: 'Receipt | Чек',
    openReceipt: 'Open the receipt | Открыть чек',
    confirm: 'Confirm | Подтвердить',
    cancel: 'Cancel | Отменить',
    ask: 'Ask the bank | Спросить банк',
    resume: 'Try again | Повторить',
    again: 'Pay again with this card | Выплатить ещё на эту карту',
    link: 'Link the courier | Привязать курьера',
  },
  badges: {
    running: 'In progress | В работе',
    ready: 'Ready to confirm | Ждёт решения',
    succeeded: 'Paid | Выплачена',
    failed: 'Failed | Не прошла',
    cancelled: 'Cancelled | Отменена',
    refused: 'Refused | Отказ',
  },
  states: {
    new: 'Opening a session… | Открываем сессию…',
    created: 'Starting the payout… | Начинаем выплату…',
    started: 'The bank is checking the payout. | Банк проверяет выплату.',
    ready: `The bank is ready. Confirm the payout, or cancel it. |
      Банк готов. Подтвердите выплату или отмените её.`,
    deciding: 'Telling the bank… | Сообщаем банку…',
    confirmed: 'Confirmed: the money is on its way. | Подтверждена: деньги в пути.',
    dropped:
      'Cancelled here. The bank has yet to confirm it. | Отменена у нас. Банк ещё не подтвердил отмену.',
    sessionError: `The session shows an error. That is not final: the payout goes on. |
      Сессия показывает ошибку. Это не конец: выплата продолжается.`,
    succeeded: 'Paid. | Выплачено.',
    succeededWithReceipt: 'Paid, and the tax service has the receipt. | Выплачено, и чек уже в налоговой.',
    failed: 'The payout failed. | Выплата не прошла.',
    cancelled: 'Cancelled: no money moved. | Отменена: деньги остались на месте.',
    refused: 'The bank refused the payout. | Банк отказал в выплате.',
    stuck: 'The bank did not get the request. | Запрос не дошёл до банка.',
  },
  codes: {
    taxpayer_not_bound: `The courier is not linked to the bank, so the tax service would refuse a receipt. |
      Курьер не привязан к банку, и налоговая не примет чек.`,
    taxpayer_unknown: `The tax service does not know the courier’s INN as self-employed. |
      Налоговая не знает самозанятого с таким ИНН.`,
    taxpayer_income_exceeds_amount_limit: `The sum exceeds what a self-employed person may earn in a year. |
      Сумма больше, чем самозанятый может заработать за год.`,
    bank_card_expired: 'The card has expired. | Срок действия карты истёк.',
    provider_timeout: 'The recipient’s bank did not answer in time. | Банк получателя не ответил вовремя.',
    network_error: 'The bank could not be reached. | Связаться с банком не удалось.',
    timeout: 'The bank did not answer in time. | Банк не ответил вовремя.',
  },
};
