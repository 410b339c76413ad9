/** What the card form gives: the bank's own `payment_method`. */
export type PaymentMethod =
  | {type: 'card'; card: {type: 'encrypted_card'; encrypted_card: Record<string, string>}}
  | {type: 'bank_account'; bank_account: {system_type: 'ru'; ru: {token: string}}};

const HASHES = ['number_hash', 'expiration_date_hash', 'cardholder_name_hash', 'security_code_hash'];

/** Checks what came from the browser; keeps only what is known. `undefined`: not a payment method. */
export function parsePaymentMethod(text: unknown): PaymentMethod | undefined {
  const value = parseJson(text);
  if (value.type === 'card') return parseCard(record(record(value.card).encrypted_card));
  if (value.type === 'bank_account') return parseAccount(record(record(value.bank_account).ru));
  return undefined;
}

/** Field names and values, the values shortened: enough to tell two apart, too little to use. */
export function summarize(method: PaymentMethod): [name: string, value: string][] {
  const fields = method.type === 'card' ? method.card.encrypted_card : method.bank_account.ru;
  return Object.entries(fields).map(([name, value]) => [name, `${value.slice(0, 4)}…${value.slice(-4)}`]);
}

function parseCard(hashes: Record<string, unknown>): PaymentMethod | undefined {
  const known = HASHES.filter((name) => hashes[name] !== undefined);
  if (!known.includes('number_hash') || !known.every((name) => isHash(hashes[name]))) return undefined;
  const encrypted = Object.fromEntries(known.map((name) => [name, String(hashes[name])]));
  return {type: 'card', card: {type: 'encrypted_card', encrypted_card: encrypted}};
}

function parseAccount({token}: Record<string, unknown>): PaymentMethod | undefined {
  if (typeof token !== 'string' || token.length < 16 || token.length > 256) return undefined;
  return {type: 'bank_account', bank_account: {system_type: 'ru', ru: {token}}};
}

function isHash(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value);
}

function parseJson(text: unknown): Record<string, unknown> {
  if (typeof text !== 'string') return {};
  try {
    return record(JSON.parse(text));
  } catch {
    // Not JSON is one more way of not being a payment method.
    return {};
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
