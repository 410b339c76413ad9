// Used by the backend's journal and by the log on the page.

const SECRET = new Set(['public_token', 'token']);
const PERSONAL = new Set(['tax_reference', 'payer_tax_number', 'phone', 'email']);

/**
 * Keeps enough of a secret to tell two apart, too little to use.
 *
 * @param {string} secret
 */
export const shortenSecret = (secret) => `${secret.slice(0, 4)}…${secret.slice(-4)}`;

/**
 * Prepares a message for storage and display: shortens tokens and hashes, hides numbers of people.
 *
 * @param {unknown} value
 * @param {string} [name] the field that holds the value
 * @returns {unknown}
 */
export function shorten(value, name = '') {
  if (Array.isArray(value)) return value.map((inner) => shorten(inner));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shorten(inner, key)]));
  }
  if (typeof value !== 'string') return value;
  if (SECRET.has(name)) return shortenSecret(value);
  if (PERSONAL.has(name)) return '•••';
  // The digits of an id such as `ps_…` follow a letter or an underscore, and stay.
  return value
    .replace(/(?<!\w)[\da-f]{32,}(?!\w)/gi, shortenSecret)
    .replace(/(?<!\w)\+?\d{10,}(?!\w)/g, '•••');
}
