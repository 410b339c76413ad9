/**
 * The texts of the card form. The server renders the page with them, the script shows the errors.
 * @typedef {'ru' | 'en'} Language
 */

const ru = {
  title: 'Данные карты',
  number: 'Номер карты',
  expiration: 'Срок действия',
  expirationHint: 'ММ/ГГ',
  cardholder: 'Имя на карте',
  optional: 'необязательно',
  submit: 'Сохранить карту',
  submitting: 'Сохраняем…',
  loading: 'Открываем форму…',
  savedTitle: 'Карта сохранена',
  savedCard: 'Карта, оканчивающаяся на',
  change: 'Изменить карту',
  failedTitle: 'Форма недоступна',
  mock: 'Учебная имитация Банка 131 — не настоящий банк, данные никуда не уходят',
  alone: 'Эта форма открывается на странице партнёра, внутри виджета.',
  'number.required': 'Введите номер карты',
  'number.incomplete': 'Номер введён не полностью',
  'number.unknown-brand': 'Принимаем карты МИР, Visa и Mastercard',
  'number.mistyped': 'В номере ошибка. Проверьте цифры',
  'expiration.required': 'Введите срок действия',
  'expiration.incomplete': 'Введите месяц и год: ММ/ГГ',
  'expiration.wrong-month': 'Месяц — от 01 до 12',
  'expiration.past': 'Срок действия карты истёк',
  'expiration.too-far': 'Проверьте год',
  'cardholder.wrong': 'Только буквы, как на карте',
  'error.authentication_error': 'Ссылка на форму уже использована или устарела. Обновите страницу.',
  'error.authorization_error': 'Форма открыта по ссылке для другого виджета. Сообщите об этом сайту.',
  'error.card_refused': 'Банк не принимает эту карту. Введите другую.',
  'error.invalid_request': 'Банк не принял данные. Проверьте их и отправьте ещё раз.',
  'error.network': 'Нет связи с банком. Попробуйте ещё раз.',
  'error.other': 'Что-то пошло не так. Попробуйте позже.',
};

/** @type {Record<keyof typeof ru, string>} */
const en = {
  title: 'Card details',
  number: 'Card number',
  expiration: 'Expiry date',
  expirationHint: 'MM/YY',
  cardholder: 'Name on card',
  optional: 'optional',
  submit: 'Save card',
  submitting: 'Saving…',
  loading: 'Opening the form…',
  savedTitle: 'Card saved',
  savedCard: 'Card ending in',
  change: 'Change card',
  failedTitle: 'The form is unavailable',
  mock: 'Mock bank, not Bank 131: your data stays here',
  alone: 'This form opens on a partner’s page, inside the widget.',
  'number.required': 'Enter the card number',
  'number.incomplete': 'The number is incomplete',
  'number.unknown-brand': 'MIR, Visa and Mastercard are accepted',
  'number.mistyped': 'The number is wrong. Check the digits',
  'expiration.required': 'Enter the expiry date',
  'expiration.incomplete': 'Enter month and year: MM/YY',
  'expiration.wrong-month': 'Enter a month from 01 to 12',
  'expiration.past': 'The card has expired',
  'expiration.too-far': 'Check the year',
  'cardholder.wrong': 'Letters only, as on the card',
  'error.authentication_error': 'This form was already used or has expired. Reload the page.',
  'error.authorization_error': 'The form was opened with a token for another widget. Tell the site about it.',
  'error.card_refused': 'The bank does not accept this card. Enter another one.',
  'error.invalid_request': 'The bank did not accept the details. Check them and try again.',
  'error.network': 'No connection to the bank. Try again.',
  'error.other': 'Something went wrong. Try again later.',
};

/** @typedef {keyof typeof ru} TextKey */

/** @type {Record<Language, Record<TextKey, string>>} */
export const texts = {ru, en};
