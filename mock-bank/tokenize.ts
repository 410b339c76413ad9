import {Hono} from 'hono';
import type {Card, CardInfo, CardVault} from './card-vault.js';
import {BankError, readWidgetCall, smallBody, type JsonObject} from './http.js';
import {expirationProblem, isCardholderName, numberProblem} from './public/tokenize-frame/card.js';
import {REFUSED_CARD} from './samples.js';
import {Secrets} from './secrets.js';
import {openToken, sessionOf, type TokenGrant} from './tokens.js';

interface Session {
  /** The last card, shown again if the frame reloads. */
  card?: CardInfo;
}

/** The calls of the card form. Without CORS headers, only the frame can make them. */
export function tokenizeCalls(tokens: Secrets<TokenGrant>, vault: CardVault, now: () => number): Hono {
  const sessions = new Secrets<Session>(now);
  const calls = new Hono();
  calls.use(smallBody);

  calls.post('/session', async (c) => {
    const {public_token: token} = await readWidgetCall(c);
    openToken(tokens, token, 'tokenize');
    return c.json({status: 'ok', session: sessions.issue({})});
  });

  calls.post('/resume', (c) => {
    const {card} = sessionOf(c, sessions);
    return c.json({status: 'ok', ...(card && {card})});
  });

  calls.post('/card', async (c) => {
    const session = sessionOf(c, sessions);
    const card = readCard(await readWidgetCall(c), new Date(now()));
    if (card.number === REFUSED_CARD)
      throw new BankError(422, 'card_refused', 'The bank takes no payouts to this card');
    const {hashes, info} = vault.tokenize(card);
    session.card = info;
    return c.json({status: 'ok', hashes, card: info});
  });

  return calls;
}

function readCard(body: JsonObject, today: Date): Card {
  const {number, expiration_date: expiration, cardholder_name: cardholder} = body;
  if (typeof number !== 'string' || !/^\d+$/.test(number) || numberProblem(number)) {
    throw new BankError(422, 'invalid_request', 'number is not the number of a card that the bank takes');
  }
  if (typeof expiration !== 'string' || expirationProblem(expiration, today)) {
    throw new BankError(422, 'invalid_request', 'expiration_date must be MM/YY and not past');
  }
  if (cardholder === undefined) return {number, expiration};
  if (typeof cardholder !== 'string' || !isCardholderName(cardholder)) {
    throw new BankError(
      422,
      'invalid_request',
      'cardholder_name must be 2 to 64 letters, spaces, dots, dashes',
    );
  }
  return {number, expiration, cardholder};
}
