/**
 * The rules of a card, for both sides: the form checks while the user types, the server before it hashes.
 * @typedef {'mir' | 'visa' | 'mastercard'} Brand
 * @typedef {'required' | 'incomplete' | 'unknown-brand' | 'mistyped'} NumberProblem
 * @typedef {'required' | 'incomplete' | 'wrong-month' | 'past' | 'too-far'} ExpirationProblem
 */

/** @type {Readonly<Record<Brand, readonly number[]>>} */
const LENGTHS = {mir: [16, 17, 18, 19], visa: [13, 16, 19], mastercard: [16]};

/** @param {string} text */
export const digitsOf = (text) => text.replace(/\D/g, '');

/**
 * @param {string} digits a number, perhaps still being typed
 * @returns {Brand | undefined}
 */
export function brandOf(digits) {
  if (digits.startsWith('4')) return 'visa';
  if (/^5[1-5]/.test(digits)) return 'mastercard';
  if (/^220[0-4]/.test(digits)) return 'mir';
  const prefix = digits.length < 4 ? 0 : Number(digits.slice(0, 4));
  return prefix >= 2221 && prefix <= 2720 ? 'mastercard' : undefined;
}

/** @param {string} digits */
export function passesLuhn(digits) {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits.at(-1 - place)) * (place % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/**
 * @param {string} digits
 * @returns {NumberProblem | undefined}
 */
export function numberProblem(digits) {
  if (digits === '') return 'required';
  const brand = brandOf(digits);
  if (!brand) return digits.length < 4 ? 'incomplete' : 'unknown-brand';
  if (!LENGTHS[brand].includes(digits.length)) return 'incomplete';
  return passesLuhn(digits) ? undefined : 'mistyped';
}

/**
 * A card is valid until the last day of its month.
 * @param {string} text `MM/YY`
 * @param {Date} now
 * @returns {ExpirationProblem | undefined}
 */
export function expirationProblem(text, now) {
  if (text === '') return 'required';
  const [, month, year] = /^(\d\d)\/(\d\d)$/.exec(text) ?? [];
  if (!month || !year) return 'incomplete';
  if (Number(month) < 1 || Number(month) > 12) return 'wrong-month';
  const monthsLeft = (2000 + Number(year) - now.getFullYear()) * 12 + (Number(month) - 1 - now.getMonth());
  if (monthsLeft < 0) return 'past';
  return monthsLeft > 20 * 12 ? 'too-far' : undefined;
}

/**
 * Letters of any script. Digits are refused: the number may be in the wrong field.
 * @param {string} name
 */
export const isCardholderName = (name) => /^\p{L}[\p{L}\p{M} .'’-]{1,63}$/u.test(name);

/** @param {string} digits */
export const groupNumber = (digits) => digits.slice(0, 19).replace(/\d{4}(?=\d)/g, '$& ');

/**
 * `MM/YY`. A month that needs no second digit gets its zero; browsers' autofill may bring a year of four digits.
 * @param {string} digits
 */
export function formatExpiration(digits) {
  const short = /^\d\d20\d\d$/.test(digits) ? digits.slice(0, 2) + digits.slice(4) : digits;
  const padded = short > '1' && Number(short.slice(0, 2).padEnd(2, '0')) > 12 ? `0${short}` : short;
  const text = padded.slice(0, 4);
  return text.length > 2 ? `${text.slice(0, 2)}/${text.slice(2)}` : text;
}
