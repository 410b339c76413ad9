import {generateKeyPairSync} from 'node:crypto';
import {createBank} from '../../demo/bank/bank.js';
import {createPartner} from '../../demo/partner/partner.js';
import {serve} from './serve.js';

/** The demo's worker: the INN that the partner's backend names to the bank. */
export const INN = '500000000000';

/** The stand-in bank and the demo's partner, that know of nobody yet. */
export interface Demo {
  /** Origin of the bank. */
  bank: string;
  /** Origin of the partner. */
  partner: string;
  /** A fresh public token, as any partner's backend gets one. */
  token(widget: 'self-employed' | 'card'): Promise<string>;
  close(): Promise<void>;
}

const PROJECT = 'versty';
const {publicKey, privateKey} = generateKeyPairSync('rsa', {modulusLength: 2048});

/** Starts both, as `npm start` does, on free ports. */
export async function openDemo(): Promise<Demo> {
  const bank = await serve((origin) => createBank({origin, projects: {[PROJECT]: publicKey}}));
  const partner = await serve(() =>
    createPartner({
      bank: {apiOrigin: bank.origin, project: PROJECT, privateKey},
      widgetOrigin: bank.origin,
      standIn: true,
      environment: 'demo',
      report: (error) => console.error(error),
    }),
  );
  return {
    bank: bank.origin,
    partner: partner.origin,
    token: (widget) => fetchToken(partner.origin, widget),
    close: async () => {
      await Promise.all([partner.close(), bank.close()]);
    },
  };
}

async function fetchToken(origin: string, widget: string): Promise<string> {
  const response = await fetch(`${origin}/bank131/token/${widget}`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'X-Requested-With': 'test', Origin: origin},
    body: '{}',
  });
  const {public_token: token} = (await response.json()) as {public_token: string};
  return token;
}
