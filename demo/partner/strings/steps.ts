/** Texts in English | Russian. */
export const steps = {
  title: 'The scenario, step by step | Сценарий по шагам',
  states: {
    done: 'done | готово',
    current: 'now | сейчас',
    todo: 'next | впереди',
    failed: 'failed | не вышло',
    skipped: 'not needed | не нужен',
    cancelled: 'cancelled | отменено',
  },
  token: {
    title: 'Token | Токен',
    text: 'The backend asks the bank for a one-time token. | Сервер просит у банка одноразовый токен.',
  },
  widget: {
    title: 'Widget | Виджет',
    text: `The courier enters the card. The backend gets hashes and asks which card it is. |
      Курьер вводит карту. Сервер получает хеши и спрашивает, что это за карта.`,
    skipped: 'The card is saved: no token, no widget. | Карта сохранена: ни токен, ни виджет не нужны.',
  },
  session: {
    title: 'Session | Сессия',
    text: 'The backend opens a payment session. | Сервер открывает платёжную сессию.',
  },
  payout: {
    title: 'Payout | Выплата',
    text: `The hash goes to the bank with sum and recipient. |
      Хеш уходит в банк вместе с суммой и получателем.`,
  },
  ready: {
    title: 'Ready to confirm | Готова к подтверждению',
    text: 'A signed webhook: the bank has checked the payout. | Подписанный вебхук: банк проверил выплату.',
  },
  decision: {
    title: 'Confirm or cancel | Подтвердить или отменить',
    text: 'A person at the partner decides. | Решает сотрудник партнёра.',
    confirm: 'Confirmed | Подтверждена',
    cancel: 'Cancelled | Отменена',
  },
  finished: {
    title: 'Outcome | Итог',
    text: 'A signed webhook: the payout has ended. | Подписанный вебхук: выплата завершена.',
    succeeded: 'Paid | Выплачено',
    failed: 'Failed | Не прошла',
    cancelled: 'No money moved | Деньги остались на месте',
  },
  journal: {
    title: 'Requests and answers | Запросы и ответы',
    lead: `Hashes and tokens are shortened, personal numbers hidden. |
      Хеши и токены сокращены, личные номера скрыты.`,
    empty: 'No messages yet. | Сообщений пока нет.',
    request: 'Request | Запрос',
    answer: 'Answer | Ответ',
    noAnswer: 'There was no answer. | Ответ не пришёл.',
    verified: 'signature verified | подпись верна',
    directions: {
      'to-bank': 'to the bank | в банк',
      'from-bank': 'from the bank | из банка',
      'from-page': 'from the page | со страницы',
    },
    handledOnce: 'handled once | обработан один раз',
  },
};
