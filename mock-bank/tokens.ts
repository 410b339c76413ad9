import type {Context} from 'hono';
import {BankError} from './http.js';
import type {Secrets} from './secrets.js';

/** The widgets that a public token may open. It opens only one of them. */
export interface TokenGrant {
  project: string;
  widgets: {
    tokenize?: {access: true};
    selfEmployed?: {taxReference: string};
  };
}

type Widget = keyof TokenGrant['widgets'];

/** Exchanges a token, once. The wrong widget is refused, and does not spend the token. */
export function openToken<Kind extends Widget>(
  tokens: Secrets<TokenGrant>,
  token: unknown,
  widget: Kind,
): {project: string; scope: NonNullable<TokenGrant['widgets'][Kind]>} {
  const secret = typeof token === 'string' ? token : '';
  const grant = tokens.find(secret);
  if (!grant) throw new BankError(401, 'authentication_error', 'The token is unknown, used or expired');
  const scope = grant.widgets[widget];
  if (!scope) throw new BankError(403, 'authorization_error', 'The token is for another widget');
  tokens.forget(secret);
  return {project: grant.project, scope};
}

/** The session of a widget's token. It comes in a header, never in a URL. */
export function sessionOf<Session>(c: Context, sessions: Secrets<Session>): Session {
  const secret = /^Bearer ([0-9a-f]{64})$/.exec(c.req.header('Authorization') ?? '')?.[1] ?? '';
  const session = sessions.find(secret);
  if (!session) throw new BankError(401, 'authentication_error', 'The session is unknown or has expired');
  return session;
}
