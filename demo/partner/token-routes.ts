import {Hono} from 'hono';
import type {Context} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {BankError, type BankClient, type TokenRequest} from './bank-client.js';
import {ownPagesOnly} from './guards.js';
import type {Records} from './records.js';

export interface TokenRoutesOptions {
  bank: BankClient;
  environment: string;
  records: Records;
  report: (error: unknown) => void;
}

/** The addresses that `token-url` and `tokenUrl` name. Nothing of a request's body is used. */
export function tokenRoutes({bank, environment, records, report}: TokenRoutesOptions): Hono {
  const answer = async (context: Context, request: TokenRequest): Promise<Response> => {
    context.header('Cache-Control', 'no-store');
    try {
      return context.json({public_token: await bank.token(request), environment});
    } catch (error) {
      if (!(error instanceof BankError)) throw error;
      report(error);
      return context.json({error: {code: error.code}}, 502);
    }
  };

  const routes = new Hono();
  routes.use(ownPagesOnly, bodyLimit({maxSize: 1024}));
  // Whose linking it is comes from the partner's record: a browser could name anybody.
  routes.post('/self-employed', (context) =>
    answer(context, {self_employed_widget: {tax_reference: records.worker.taxReference}}),
  );
  routes.post('/card', (context) => answer(context, {tokenize_widget: {access: true}}));
  return routes;
}
