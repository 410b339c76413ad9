/** The steps of a payout, the journal, and the states of both. */
const en = {
  title: 'The scenario, step by step',
  states: {
    done: 'done',
    current: 'now',
    todo: 'to come',
    failed: 'failed',
    skipped: 'not needed',
    cancelled: 'cancelled',
  },
  token: {title: 'Token', text: 'The backend asks the bank for a one-time token.'},
  widget: {
    title: 'Widget',
    text: 'The courier enters the card. The backend gets hashes and asks which card it is.',
    skipped: 'The card is saved: no token, no widget.',
  },
  session: {title: 'Session', text: 'The backend opens a payment session.'},
  payout: {title: 'Payout', text: 'The hash goes to the bank with sum and recipient.'},
  ready: {title: 'Ready to confirm', text: 'A signed webhook: the bank has checked the payout.'},
  decision: {
    title: 'Confirm or cancel',
    text: 'A person at the partner decides.',
    confirm: 'Confirmed',
    cancel: 'Cancelled',
  },
  finished: {
    title: 'Outcome',
    text: 'A signed webhook: the payout is at its end.',
    succeeded: 'Paid',
    failed: 'Failed',
    cancelled: 'No money moved',
  },
  journal: {
    title: 'Requests and answers',
    lead: 'Hashes and tokens are shortened, numbers of people left out.',
    empty: 'Nothing was said yet.',
    request: 'Request',
    answer: 'Answer',
    noAnswer: 'No answer came.',
    verified: 'signature verified',
    directions: {'to-bank': 'to the bank', 'from-bank': 'from the bank', 'from-page': 'from the page'},
    again: (times: number) => `×${times}`,
    deliveredAgain: (times: number) => `×${times}, handled once`,
  },
};

export type StepStrings = typeof en;

const ru: StepStrings = {
  title: 'Сценарий по шагам',
  states: {
    done: 'готово',
    current: 'сейчас',
    todo: 'впереди',
    failed: 'не вышло',
    skipped: 'не нужен',
    cancelled: 'отменено',
  },
  token: {title: 'Токен', text: 'Сервер просит у банка одноразовый токен.'},
  widget: {
    title: 'Виджет',
    text: 'Курьер вводит карту. Сервер получает хеши и спрашивает, что это за карта.',
    skipped: 'Карта сохранена: ни токен, ни виджет не нужны.',
  },
  session: {title: 'Сессия', text: 'Сервер открывает платёжную сессию.'},
  payout: {title: 'Выплата', text: 'Хеш уходит в банк вместе с суммой и получателем.'},
  ready: {title: 'Готова к подтверждению', text: 'Подписанный вебхук: банк проверил выплату.'},
  decision: {
    title: 'Подтвердить или отменить',
    text: 'Решает человек у партнёра.',
    confirm: 'Подтверждена',
    cancel: 'Отменена',
  },
  finished: {
    title: 'Итог',
    text: 'Подписанный вебхук: выплата завершена.',
    succeeded: 'Выплачено',
    failed: 'Не прошла',
    cancelled: 'Деньги остались на месте',
  },
  journal: {
    title: 'Запросы и ответы',
    lead: 'Хеши и токены сокращены, номера людей скрыты.',
    empty: 'Пока ничего не сказано.',
    request: 'Запрос',
    answer: 'Ответ',
    noAnswer: 'Ответ не пришёл.',
    verified: 'подпись верна',
    directions: {'to-bank': 'в банк', 'from-bank': 'из банка', 'from-page': 'со страницы'},
    again: (times) => `×${times}`,
    deliveredAgain: (times) => `×${times}, обработан один раз`,
  },
};

export const stepStrings = {en, ru};
