const SECRET_FIELDS: ReadonlySet<string> = new Set(['public_token', 'token']);
const PERSONAL_FIELDS: ReadonlySet<string> = new Set(['tax_reference', 'payer_tax_number', 'phone', 'email']);
const HIDDEN = '•••';

/** Enough of a secret to tell two apart, too little to use. */
export const shortenSecret = (secret: string): string => `${secret.slice(0, 4)}…${secret.slice(-4)}`;

/** A request or an answer as it may be shown and kept: tokens and hashes shortened, numbers of people left out. */
export function shorten(value: unknown): unknown {
  if (typeof value === 'string') return shortenText(value);
  if (Array.isArray(value)) return value.map(shorten);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shortenField(name, inner)]));
}

function shortenField(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return shorten(value);
  if (SECRET_FIELDS.has(name)) return shortenSecret(value);
  return PERSONAL_FIELDS.has(name) ? HIDDEN : shortenText(value);
}

/** The digits of an id such as `ps_…` follow a letter or an underscore, and stay. */
function shortenText(text: string): string {
  return text
    .replace(/(?<!\w)[\da-f]{32,}(?!\w)/gi, shortenSecret)
    .replace(/(?<!\w)\+?\d{10,}(?!\w)/g, HIDDEN);
}
