const en = {
  title: 'Self-employment',
  lead: 'A linking may end tomorrow, with this page long closed. So the record is in the backend, and the backend asks the bank.',
  record: {
    title: 'What the backend knows',
    linking: 'Record',
    saidBy: 'Said by',
    checked: 'Bank asked',
    result: 'Its answer',
    never: 'not yet',
  },
  linking: {
    none: 'Not linked',
    requested: 'Request sent',
    linked: 'Linked',
    rejected: 'Rejected',
    unregistered: 'Not self-employed',
  },
  saidBy: {check: 'the bank, when asked', payout: 'the bank, by a payout', page: 'the page: a hint'},
  results: {
    linked: 'linked',
    'not-linked': 'not linked',
    unregistered: 'unknown to the tax service',
    unclear: 'says nothing of a linking',
    unanswered: 'still pending',
    failed: 'could not be had',
  },
  asking: 'Asking the bank about this courier…',
  ask: 'Ask the bank again',
  sentences: {
    none: 'The courier is not linked yet. They send the request here and confirm it in the tax service’s app.',
    requested:
      'The request was sent, and the courier decides in the tax service’s app. This page may be closed meanwhile.',
    linked: 'The courier is linked: payouts with a receipt are possible.',
    rejected: 'The courier rejected the request. They may begin anew.',
    unregistered:
      'The tax service knows no self-employed person with this INN. The courier registers in the “My Tax” app first, and then comes back.',
    unanswered: 'The tax service has not answered yet. Ask again later, or link without waiting for it.',
    unansweredRequest:
      'The request was sent, and the tax service has not answered yet. A payout with a receipt will tell.',
    failed: 'The bank could not be asked. The record is what was known before.',
  },
  unwaiting: 'Open the widget without waiting',
  tip: 'Try it: enter the INN',
  tipSend: ', send the request, close this page, confirm in the',
  tipApp: 'tax app',
  tipEnd: ', and come back.',
  pay: {
    title: 'Payout with a receipt',
    lead: 'The bank pays and sends the receipt to the tax service. To a courier who is not linked it answers taxpayer_not_bound.',
    start: 'Pay with a receipt',
  },
};

export type LinkingStrings = typeof en;

const ru: LinkingStrings = {
  title: 'Самозанятость',
  lead: 'Привязка может завершиться завтра, когда страница давно закрыта. Поэтому запись — на сервере, а сервер спрашивает банк.',
  record: {
    title: 'Что знает сервер',
    linking: 'Запись',
    saidBy: 'Кто сказал',
    checked: 'Банк спросили',
    result: 'Его ответ',
    never: 'ещё нет',
  },
  linking: {
    none: 'Не привязан',
    requested: 'Запрос отправлен',
    linked: 'Привязан',
    rejected: 'Отклонено',
    unregistered: 'Не самозанятый',
  },
  saidBy: {check: 'банк, на вопрос', payout: 'банк, выплатой', page: 'страница: подсказка'},
  results: {
    linked: 'привязан',
    'not-linked': 'не привязан',
    unregistered: 'налоговой неизвестен',
    unclear: 'о привязке ничего',
    unanswered: 'всё ещё pending',
    failed: 'получить не удалось',
  },
  asking: 'Спрашиваем банк об этом курьере…',
  ask: 'Спросить банк ещё раз',
  sentences: {
    none: 'Курьер ещё не привязан. Он отправит запрос здесь и подтвердит его в приложении налоговой.',
    requested: 'Запрос отправлен, курьер решит в приложении налоговой. Эту страницу пока можно закрыть.',
    linked: 'Курьер привязан: можно платить с чеком.',
    rejected: 'Курьер отклонил запрос. Можно начать заново.',
    unregistered:
      'Налоговая не знает самозанятого с таким ИНН. Сначала курьер регистрируется в приложении «Мой налог», потом возвращается.',
    unanswered: 'Налоговая ещё не ответила. Спросите позже или привяжите, не дожидаясь её.',
    unansweredRequest: 'Запрос отправлен, а налоговая ещё не ответила. Ответит выплата с чеком.',
    failed: 'Спросить банк не удалось. В записи — то, что было известно раньше.',
  },
  unwaiting: 'Открыть виджет, не дожидаясь',
  tip: 'Попробуйте: введите ИНН',
  tipSend: ', отправьте запрос, закройте страницу, подтвердите в',
  tipApp: 'приложении налоговой',
  tipEnd: ' и возвращайтесь.',
  pay: {
    title: 'Выплата с чеком',
    lead: 'Банк платит и отправляет чек в налоговую. Если курьер не привязан, он ответит taxpayer_not_bound.',
    start: 'Выплатить с чеком',
  },
};

export const linkingStrings = {en, ru};
