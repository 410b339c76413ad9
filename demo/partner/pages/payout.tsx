/** @jsxImportSource hono/jsx */
import {formatRubles} from '../money.js';
import {bankPage, usePage} from '../page.js';
import type {Card} from '../records/cards.js';
import type {Entry} from '../records/journal.js';
import {UNTOLD, type Payout} from '../records/payouts.js';
import type {Person} from '../site.js';
import type {Strings} from '../strings.js';
import {JournalTile} from './journal.js';
import {Layout} from './layout.js';
import {CardTile, OrderTile, type BadOrder} from './order.js';
import {
  ButtonLink,
  CardName,
  Couriers,
  Facts,
  Following,
  FollowingHead,
  NewTab,
  PayoutsTile,
  StateBadge,
  Submit,
} from './parts.js';
import {StepsTile} from './steps.js';

/** What the pages about a courier show. */
export interface PersonView {
  worker: Person;
  people: Person[];
  cards: readonly Card[];
  payouts: readonly Payout[];
  entries: readonly Entry[];
  since: number;
  bad: BadOrder | undefined;
}

/** A card, a sum, and the scenario that is about to begin. */
export function NewPayoutPage({worker, people, cards, payouts, entries, since, bad}: PersonView) {
  const {title, lead} = usePage().text.payout;
  return (
    <Layout title={title} lead={lead} head={<FollowingHead />}>
      <Following id={worker.id} since={since}>
        <Couriers section="payout" current={worker} people={people} />
        <div class="columns">
          <div class="column">
            <CardTile section="payout" worker={worker} cards={cards} bad={bad} />
            <OrderTile section="payout" worker={worker} cards={cards} bad={bad} />
            <PayoutsTile payouts={payouts} />
          </div>
          <div class="column">
            <StepsTile hasCard={cards.length > 0} entries={entries} />
            <JournalTile entries={entries} />
          </div>
        </div>
      </Following>
    </Layout>
  );
}

interface PayoutView {
  payout: Payout;
  worker: Person;
  card: Card;
  entries: readonly Entry[];
  /** The payout needs a call to the bank that is not under way. */
  stuck: boolean;
  since: number;
}

/** One payout: its state, its buttons, and all messages about it. */
export function PayoutPage({payout, worker, card, entries, stuck, since}: PayoutView) {
  const page = usePage();
  const {one, order, states, codes} = page.text.payout;
  const title = `${one.title} ${formatRubles(payout.amount, page.language)}`;
  const {service, sessionId, sessionStatus, errorCode} = payout;
  const receipt = payout.receipt !== null && /^https?:/.test(payout.receipt) ? payout.receipt : undefined;
  const code = (value: string | null) => value && <code>{value}</code>;
  return (
    <Layout title={title} head={<FollowingHead />}>
      <Following id={worker.id} since={since}>
        <div class="columns">
          <section class="tile" aria-labelledby="payout-title">
            <h1 id="payout-title">{title}</h1>
            <p id="payout-status" role="status" data-live>
              {stateText(states, payout, stuck)}
              {errorCode !== null &&
                Object.hasOwn(codes, errorCode) &&
                ` ${codes[errorCode as keyof typeof codes]}`}
            </p>
            <div id="actions" class="controls" tabindex={-1} data-live>
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
                [one.receipt, receipt && <NewTab href={bankPage(page, receipt)} label={one.openReceipt} />],
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

function stateText(states: Strings['payout']['states'], payout: Payout, stuck: boolean): string {
  const {state, decision, sessionStatus, receipt} = payout;
  if (stuck) return states.stuck;
  if (state === 'succeeded' && receipt !== null) return states.succeededWithReceipt;
  if (state !== 'decided') return states[state];
  if (decision === 'cancel') return states.dropped;
  return sessionStatus === 'error' ? states.sessionError : states.confirmed;
}

function Actions({payout, stuck}: {payout: Payout; stuck: boolean}) {
  const words = usePage().text.payout.one;
  const {id, state, service, errorCode, workerId} = payout;
  const button = (action: 'confirm' | 'cancel' | 'ask' | 'resume', quiet = false) => (
    <form method="post" action={`/payouts/${id}/${action}`} data-quiet>
      <Submit label={words[action]} quiet={quiet} id={action} />
    </form>
  );
  if (stuck) return button('resume');
  if (state === 'ready') return [button('confirm'), button('cancel', true)];
  if (state === 'started' || state === 'decided') return button('ask', true);
  if (UNTOLD.includes(state)) return null;
  if (errorCode === 'taxpayer_not_bound')
    return <ButtonLink href={`/linking/${workerId}`} label={words.link} />;
  return (
    <ButtonLink href={`/${service === null ? 'payout' : 'linking'}/${workerId}`} label={words.again} quiet />
  );
}
