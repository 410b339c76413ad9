/** Texts in English | Russian. */
export const linking = {
  title: 'Self-employment | Самозанятость',
  lead: `The courier may confirm later, when this page is closed. So the backend keeps the record, and asks the bank. |
    Курьер может подтвердить позже, когда страница уже закрыта. Поэтому запись хранит сервер, он же спрашивает банк.`,
  record: {
    title: 'What the backend knows | Что знает сервер',
    linking: 'Record | Запись',
    saidBy: 'Source | Источник',
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
    payout: 'the bank, in a payout | банк, при выплате',
    page: 'the page: a hint | страница: подсказка',
  },
  results: {
    linked: 'linked | привязан',
    'not-linked': 'not linked | не привязан',
    unregistered: 'unknown to the tax service | налоговой неизвестен',
    unclear: 'says nothing about a linking | о привязке ничего',
    unanswered: 'still pending | всё ещё pending',
    failed: 'the call failed | запрос не удался',
  },
  asking: 'Asking the bank about this courier… | Спрашиваем банк об этом курьере…',
  ask: 'Ask the bank again | Спросить банк ещё раз',
  sentences: {
    none: `The courier is not linked yet. They send the request here and confirm it in the tax service’s app. |
      Курьер ещё не привязан. Он отправит запрос здесь и подтвердит его в приложении налоговой.`,
    requested: `The request was sent, and the courier decides in the tax service’s app. You can close this page. |
      Запрос отправлен, курьер решит в приложении налоговой. Эту страницу пока можно закрыть.`,
    linked: `The courier is linked: payouts with a receipt are possible. |
      Курьер привязан: можно платить с чеком.`,
    rejected: `The courier rejected the request. They may start again. |
      Курьер отклонил запрос. Можно начать заново.`,
    unregistered: `The tax service does not know this INN as self-employed. The courier registers in the “My Tax” app first, then comes back. |
      Налоговая не знает самозанятого с таким ИНН. Сначала курьер регистрируется в приложении «Мой налог», потом возвращается.`,
    unanswered: `The tax service has not answered yet. Ask again later, or link without waiting for it. |
      Налоговая ещё не ответила. Спросите позже или привяжите, не дожидаясь её.`,
    unansweredRequest: `The request was sent, and the tax service has not answered yet. A payout with a receipt will show the answer. |
      Запрос отправлен, а налоговая ещё не ответила. Ответ покажет выплата с чеком.`,
    failed: `The bank could not be asked. The record may be old. |
      Спросить банк не удалось. Запись может быть старой.`,
  },
  unwaiting: 'Open the widget without waiting | Открыть виджет, не дожидаясь',
  tip: `Try it: send the request, close this page, confirm in the tax app, and come back. The courier’s INN: |
    Попробуйте: отправьте запрос, закройте страницу, подтвердите в приложении налоговой и вернитесь. ИНН курьера:`,
  tipApp: 'Open the tax app | Открыть приложение налоговой',
  pay: {
    title: 'Payout with a receipt | Выплата с чеком',
    lead: `The bank pays and sends the receipt to the tax service. If the courier is not linked, it answers taxpayer_not_bound. |
      Банк платит и отправляет чек в налоговую. Если курьер не привязан, он ответит taxpayer_not_bound.`,
    start: 'Pay with a receipt | Выплатить с чеком',
  },
};
