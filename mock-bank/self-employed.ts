import {Hono} from 'hono';
import {cors} from 'hono/cors';
import {BankError, readWidgetCall, smallBody} from './http.js';
import type {Linkings} from './linkings.js';
import {UNKNOWN_TAXPAYER} from './samples.js';
import {Secrets} from './secrets.js';
import {openToken, sessionOf, type TokenGrant} from './tokens.js';

interface Session {
  project: string;
  taxReference: string;
}

/** The calls of the self-employed widget, from partners' pages. */
export function selfEmployedCalls(tokens: Secrets<TokenGrant>, linkings: Linkings, now: () => number): Hono {
  const sessions = new Secrets<Session>(now);
  const calls = new Hono();
  // Any page may call: only the token counts, and there are no cookies.
  calls.use(
    cors({origin: '*', allowMethods: ['POST'], allowHeaders: ['Authorization', 'Content-Type'], maxAge: 600}),
  );
  calls.use(smallBody);

  calls.post('/session', async (c) => {
    const {public_token: token} = await readWidgetCall(c);
    const {project, scope} = openToken(tokens, token, 'selfEmployed');
    const session = sessions.issue({project, taxReference: scope.taxReference});
    return c.json({status: 'ok', session, linking: linkings.tellOnce(scope.taxReference)});
  });

  calls.post('/request', async (c) => {
    const {project, taxReference} = sessionOf(c, sessions);
    const {tax_reference_or_phone: typed} = await readWidgetCall(c);
    checkPerson(typed, taxReference);
    return c.json({status: 'ok', linking: linkings.request(taxReference, project)});
  });

  calls.post('/status', (c) => {
    const {taxReference} = sessionOf(c, sessions);
    return c.json({status: 'ok', linking: linkings.tell(taxReference)});
  });

  return calls;
}

/** A phone can't be compared with the partner's INN: any phone is accepted, and that INN is linked. */
function checkPerson(typed: unknown, taxReference: string): void {
  if (typeof typed !== 'string' || !/^(\d{12}|7\d{10})$/.test(typed)) {
    throw new BankError(422, 'invalid_request', 'An INN has 12 digits; a phone has 11 and begins with 7');
  }
  if (typed.length === 12 && typed !== taxReference) {
    throw new BankError(422, 'tax_reference_mismatch', 'The token was issued for another INN');
  }
  if (taxReference === UNKNOWN_TAXPAYER) {
    throw new BankError(
      422,
      'taxpayer_unknown',
      'The tax service knows no self-employed person with this INN',
    );
  }
}
