/** @jsxImportSource hono/jsx */
import {formatRubles} from '../money.js';
import {mockBankPage, usePage} from '../page.js';
import type {Card} from '../records/cards.js';
import type {Entry} from '../records/journal.js';
import {UNTOLD, type Payout} from '../records/payouts.js';
import type {Person} from '../site.js';
import type {Strings} from '../strings.js';
import {JournalTile} from './journal.js';
import {Layout} from './layout.js';
import {CardName, Facts, Following, FollowingHead} from './parts.js';
import {StateBadge, StepsTile} from './steps.js';

interface Props {
  payout: Payout;
  worker: Person;
  card: Card;
  entries: readonly Entry[];
  /** The payout needs a call to the bank that is not under way. */
  stuck: boolean;
  since: number;
}

/** One payout: its state, its buttons, and all messages about it. */
export function PayoutPage({payout, worker, card, entries, stuck, since}: Props) {
  const page = usePage();
  const {one, order, ...words} = page.text.payout;
  const title = `${one.title} ${formatRubles(payout.amount, page.language)}`;
  const {service, sessionId, sessionStatus, receipt, errorCode} = payout;
  const code = (value: string | null) => value && <code>{value}</code>;
  return (
    <Layout title={title} head={<FollowingHead />}>
      <Following id={worker.id} since={since}>
        <div class="columns">
          <section class="tile" aria-labelledby="payout-title">
            <h1 id="payout-title">{title}</h1>
            <p id="payout-status" role="status" data-live>
              {sentenceOf(words, payout, stuck)}
            </p>
            <div id="actions" class="actions" data-live>
              <Actions payout={payout} stuck={stuck} />
            </div>
            <Facts
              id="facts"
              data-live
              lines={[
                [one.state, <StateBadge {...payout} />],
                [one.error, code(errorCode)],
                [order.recipient, <span lang="ru">{worker.fullName}</span>],
                [one.card, <CardName {...card} />],
                [one.service, service],
                [one.session, code(sessionId)],
                [one.sessionStatus, code(sessionStatus)],
                [
                  one.receipt,
                  receipt !== null && /^https?:/.test(receipt) ? (
                    <a
                      href={page.isMock ? mockBankPage(page, receipt) : receipt}
                      target="_blank"
                      rel="noreferrer"
                    >
                      {one.openReceipt}
                    </a>
                  ) : null,
                ],
              ]}
            />
          </section>
          <StepsTile payout={payout} hasCard entries={entries} />
          <JournalTile entries={entries} />
        </div>
      </Following>
    </Layout>
  );
}

function sentenceOf(
  words: Pick<Strings['payout'], 'states' | 'codes'>,
  payout: Payout,
  stuck: boolean,
): string {
  const {state, decision, errorCode, sessionStatus, receipt} = payout;
  const states: Readonly<Record<string, string>> & typeof words.states = words.states;
  const codes: Readonly<Record<string, string>> = words.codes;
  const why = errorCode !== null && Object.hasOwn(codes, errorCode) ? ` ${codes[errorCode]}` : '';
  if (stuck) return states.stuck + why;
  if (state === 'decided') {
    if (decision === 'cancel') return states.dropped;
    return sessionStatus === 'error' ? states.sessionError : states.confirmed;
  }
  if (state === 'succeeded' && receipt !== null) return states.succeededWithReceipt;
  return states[state] + why;
}

function Actions({payout, stuck}: {payout: Payout; stuck: boolean}) {
  const words = usePage().text.payout.one;
  const {id, state, service, errorCode, workerId} = payout;
  const button = (action: 'confirm' | 'cancel' | 'ask' | 'resume', quiet = '') => (
    <form method="post" action={`/payouts/${id}/${action}`} data-quiet>
      <button type="submit" class={`button ${quiet}`} id={action}>
        {words[action]}
      </button>
    </form>
  );
  if (stuck) return button('resume');
  if (state === 'ready') {
    return (
      <>
        {button('confirm')}
        {button('cancel', 'quiet')}
      </>
    );
  }
  if (state === 'started' || state === 'decided') return button('ask', 'quiet');
  if (UNTOLD.includes(state)) return <></>;
  if (errorCode === 'taxpayer_not_bound') {
    return (
      <a class="button" href={`/linking/${workerId}`}>
        {words.link}
      </a>
    );
  }
  return (
    <a class="button quiet" href={`/${service === null ? 'payout' : 'linking'}/${workerId}`}>
      {words.again}
    </a>
  );
}
