/** @jsxImportSource hono/jsx */
import {formatRubles} from '../money.js';
import {usePage} from '../page.js';
import type {Card} from '../records/cards.js';
import type {Entry} from '../records/journal.js';
import type {Payout} from '../records/payouts.js';
import type {Person} from '../site.js';
import {JournalTile} from './journal.js';
import {Layout} from './layout.js';
import {CardTile, OrderTile, type BadOrder} from './order.js';
import {Clock, Couriers, Following, FollowingHead, Tile} from './parts.js';
import {StateBadge, StepsTile} from './steps.js';

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
  const {title, lead, order} = usePage().text.payout;
  const path = `/payout/${worker.id}`;
  const hasCard = cards.length > 0;
  const tile = {title: order.title, start: order.start, worker, hasCard, bad};
  return (
    <Layout title={title} head={<FollowingHead />}>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <Following id={worker.id} since={since}>
        <Couriers section="payout" current={worker} people={people} />
        <div class="columns">
          <div class="column">
            <CardTile cards={cards} action={`${path}/cards`} workerId={worker.id} chosen={bad?.cardId} />
            <OrderTile {...tile} action={path} />
            <PayoutsTile payouts={payouts} />
          </div>
          <div class="column">
            <StepsTile hasCard={hasCard} entries={entries} />
            <JournalTile entries={entries} />
          </div>
        </div>
      </Following>
    </Layout>
  );
}

/** The courier's payouts, the latest first. */
export function PayoutsTile({payouts}: {payouts: readonly Payout[]}) {
  const {language, text} = usePage();
  const {title, empty, receipt} = text.payout.list;
  return (
    <Tile id="payouts" title={title}>
      <ul class="payouts" id="payouts" data-live data-empty={empty}>
        {payouts.map((payout) => (
          <li>
            <a href={`/payouts/${payout.id}`}>{formatRubles(payout.amount, language)}</a>
            {payout.service !== null && <small>{receipt}</small>}
            <Clock at={payout.createdAt} />
            <StateBadge {...payout} />
          </li>
        ))}
      </ul>
    </Tile>
  );
}
