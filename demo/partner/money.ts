import type {Language} from './language.js';

/** More than anyone is paid at once here, and far from where numbers lose their last digits. */
const MAX_KOPECKS = 1_000_000_000;

/** Reads a sum as people write it, `1 500,50`, into kopecks. `undefined`: not a sum above zero. */
export function parseRubles(text: string): number | undefined {
  const match = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(text.replace(/\s/g, ''));
  if (!match) return undefined;
  const [, rubles = '', kopecks = ''] = match;
  const sum = Number(rubles) * 100 + Number(kopecks.padEnd(2, '0'));
  return sum > 0 && sum <= MAX_KOPECKS ? sum : undefined;
}

/** A sum for people, its kopecks only if there are some. */
export function formatRubles(kopecks: number, language: Language): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'RUB',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: kopecks % 100 === 0 ? 0 : 2,
  }).format(kopecks / 100);
}
