/** Texts in English | Russian. */
export const linking = {
  title: 'Self-employment | Самозанятость',
  lead: `A linking may end tomorrow, with this page long closed. So the record is in the backend, and the backend asks the bank. |
    Привязка может завершиться завтра, когда страница давно закрыта. Поэтому запись — на сервере, а сервер спрашивает банк.`,
  record: {
    title: 'What the backend knows | Что знает сервер',
    linking: 'Record | Запись',
    saidBy: 'Said by | Кто сказал',
    checked: 'Bank asked | Банк спросили',
    result: 'Its answer | Его ответ',
    never: 'not yet | ещё нет',
  },
  linking: {
    none: 'Not linked | Не привязан',
    requested: 'Request sent | Запрос отправлен',
    linked: 'Linked | Привязан',
    rejected: 'Rejected | Отклонено',
    unregistered: 'Not self-employed | Не самозанятый',
  },
  saidBy: {
    check: 'the bank, when asked | банк, на вопрос',
    payout: 'the bank, by a payout | банк, выплатой',
    page: 'the page: a hint | страница: подсказка',
  },
  results: {
    linked: 'linked | привязан',
    'not-linked': 'not linked | не привязан',
    unregistered: 'unknown to the tax service | налоговой неизвестен',
    unclear: 'says nothing of a linking | о привязке ничего',
    unanswered: 'still pending | всё ещё pending',
    failed: 'could not be had | получить не удалось',
  },
  asking: 'Asking the bank about this courier… | Спрашиваем банк об этом курьере…',
  ask: 'Ask the bank again | Спросить банк ещё раз',
  sentences: {
    none: `The courier is not linked yet. They send the request here and confirm it in the tax service’s app. |
      Курьер ещё не привязан. Он отправит запрос здесь и подтвердит его в приложении налоговой.`,
    requested: `The request was sent, and the courier decides in the tax service’s app. This page may be closed meanwhile. |
      Запрос отправлен, курьер решит в приложении налоговой. Эту страницу пока можно закрыть.`,
    linked: `The courier is linked: payouts with a receipt are possible. |
      Курьер привязан: можно платить с чеком.`,
    rejected: `The courier rejected the request. They may begin anew. |
      Курьер отклонил запрос. Можно начать заново.`,
    unregistered: `The tax service knows no self-employed person with this INN. The courier registers in the “My Tax” app first, and then comes back. |
      Налоговая не знает самозанятого с таким ИНН. Сначала курьер регистрируется в приложении «Мой налог», потом возвращается.`,
    unanswered: `The tax service has not answered yet. Ask again later, or link without waiting for it. |
      Налоговая ещё не ответила. Спросите позже или привяжите, не дожидаясь её.`,
    unansweredRequest: `The request was sent, and the tax service has not answered yet. A payout with a receipt will tell. |
      Запрос отправлен, а налоговая ещё не ответила. Ответит выплата с чеком.`,
    failed: `The bank could not be asked. The record is what was known before. |
      Спросить банк не удалось. В записи — то, что было известно раньше.`,
  },
  unwaiting: 'Open the widget without waiting | Открыть виджет, не дожидаясь',
  tip: 'Try it: enter the INN | Попробуйте: введите ИНН',
  tipSend: `, send the request, close this page, confirm in the |
    , отправьте запрос, закройте страницу, подтвердите в`,
  tipApp: 'tax app | приложении налоговой',
  tipEnd: ', and come back. |  и возвращайтесь.',
  pay: {
    title: 'Payout with a receipt | Выплата с чеком',
    lead: `The bank pays and sends the receipt to the tax service. To a courier who is not linked it answers taxpayer_not_bound. |
      Банк платит и отправляет чек в налоговую. Если курьер не привязан, он ответит taxpayer_not_bound.`,
    start: 'Pay with a receipt | Выплатить с чеком',
  },
};
