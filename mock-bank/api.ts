import type {KeyObject} from 'node:crypto';
import {Hono} from 'hono';
import type {z} from 'zod';
import type {CardVault} from './card-vault.js';
import {smallBody} from './http.js';
import type {Idempotency} from './idempotency.js';
import type {Linkings} from './linkings.js';
import {planPayout, planReceipt, showCard} from './payouts.js';
import {readBody, schemas, type PayoutRequest, type Version} from './schemas.js';
import type {Secrets} from './secrets.js';
import {viewSession} from './session-view.js';
import type {Sessions, StoredSession} from './sessions.js';
import {signedByPartner, type SignedRequest} from './signature.js';
import type {TaxpayerChecks} from './taxpayers.js';
import type {TokenGrant} from './tokens.js';

/** The parts of the bank that its calls use. */
export interface Desks {
  projects: ReadonlyMap<string, KeyObject>;
  tokens: Secrets<TokenGrant>;
  vault: CardVault;
  linkings: Linkings;
  sessions: Sessions;
  checks: TaxpayerChecks;
  idempotency: Idempotency;
}

type Post = <Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  run: (project: string, request: z.output<Schema>) => object,
) => void;

/** The ways in which a call may be answered. */
interface Calls {
  /** Runs once for an idempotency key. */
  changes: Post;
  reads: Post;
}

/**
 * The bank's API for partners' backends: every call is signed. `X-PARTNER-SUBMERCHANT` is allowed; here it only makes the
 * call a different one.
 */
export function partnerApi(version: Version, desks: Desks): Hono<SignedRequest> {
  const api = new Hono<SignedRequest>();
  api.use(smallBody, signedByPartner(desks.projects));
  const calls: Calls = {
    changes: (path, schema, run) =>
      api.post(path, (c) =>
        c.json(desks.idempotency.once(c, () => run(c.get('project'), readBody(schema, c.get('body'))))),
      ),
    reads: (path, schema, run) =>
      api.post(path, (c) => c.json(run(c.get('project'), readBody(schema, c.get('body'))))),
  };
  tokenCalls(calls, desks);
  sessionCalls(calls, version, desks);
  payoutCalls(calls, version, desks);
  taxpayerCalls(calls, desks);
  return api;
}

function tokenCalls({changes, reads}: Calls, {tokens, vault}: Desks): void {
  changes('/token', schemas.token, (project, {tokenize_widget: tokenize, self_employed_widget: linking}) => {
    const widgets = {
      ...(tokenize && {tokenize}),
      ...(linking && {selfEmployed: {taxReference: linking.tax_reference}}),
    };
    return {status: 'ok', public_token: tokens.issue({project, widgets})};
  });
  reads('/token/info', schemas.tokenInfo, (_project, {card}) => {
    const {number_hash} = card.encrypted_card;
    const {brand, last4, country_iso3} = showCard(number_hash, vault);
    const info = {number_hash, brand, last4, type: 'card', ...(country_iso3 && {country_iso3})};
    return {status: 'ok', info};
  });
}

function sessionCalls({changes, reads}: Calls, version: Version, {sessions}: Desks): void {
  const {sessionId} = schemas;
  const {create} = schemas.payouts[version];
  const answer = answerIn(version);
  changes('/session/create', create, (project, given) => answer(sessions.create(project, version, given)));
  changes('/session/confirm', sessionId, (project, {session_id}) =>
    answer(sessions.confirm(project, session_id)),
  );
  changes('/session/cancel', sessionId, (project, {session_id}) =>
    answer(sessions.cancel(project, session_id)),
  );
  reads('/session/status', sessionId, (project, {session_id}) => answer(sessions.find(project, session_id)));
}

function payoutCalls({changes}: Calls, version: Version, desks: Desks): void {
  const {sessions} = desks;
  const answer = answerIn(version);
  const init = (project: string, request: PayoutRequest) =>
    answer(sessions.init(project, version, planPayout(request, {}, desks)));
  const start = (project: string, request: PayoutRequest & {session_id: string}) =>
    answer(
      sessions.start(project, request.session_id, version, (given) => planPayout(request, given, desks)),
    );
  const bodies = schemas.payouts[version];
  changes('/session/init/payout', bodies.init, init);
  changes('/session/init/payout/fiscalization', bodies.initFiscalized, init);
  changes('/session/start/payout', bodies.start, start);
  changes('/session/start/payout/fiscalization', bodies.startFiscalized, start);
  changes('/fiscalization', schemas.fiscalization, (project, {session_id, fiscalization_details}) =>
    answer(sessions.start(project, session_id, version, () => planReceipt(fiscalization_details, desks))),
  );
}

function taxpayerCalls({changes, reads}: Calls, {checks}: Desks): void {
  changes('/npd/check', schemas.npdCheck, (project, {tax_reference}) => ({
    status: 'ok',
    request_id: checks.ask(project, tax_reference),
  }));
  reads('/npd/request/status', schemas.npdRequestStatus, (project, {request_id}) =>
    checks.answer(project, request_id),
  );
}

const answerIn = (version: Version) => (session: StoredSession) => ({
  status: 'ok',
  session: viewSession(session, version),
});
