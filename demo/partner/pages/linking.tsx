/** @jsxImportSource hono/jsx */
import {bankPage, usePage} from '../page.js';
import type {Person} from '../site.js';
import type {Strings} from '../strings.js';
import {JournalTile} from './journal.js';
import {Layout} from './layout.js';
import {CardTile, OrderTile} from './order.js';
import {
  Badge,
  Clock,
  Couriers,
  Facts,
  Following,
  FollowingHead,
  NewTab,
  PayoutsTile,
  Submit,
  Tile,
} from './parts.js';
import type {PersonView} from './payout.js';

const TONES = {none: 'plain', requested: 'wait', linked: 'good', rejected: 'bad', unregistered: 'bad'};

/** A linking that may end later, and a payout with a receipt to a linked courier. */
export function LinkingPage({worker, people, cards, payouts, entries, since, bad}: PersonView) {
  const {text, language} = usePage();
  const {record, ...words} = text.linking;
  const {id, checkedAt, checkResult, linking, saidBy} = worker;
  // Until the bank has answered on this visit, the record may be old.
  const asked = checkedAt !== null && checkedAt >= since;
  const head = (
    <>
      <FollowingHead />
      <script type="module" src="/public/linking.js"></script>
    </>
  );
  const state = <Badge tone={TONES[linking]} text={words.linking[linking]} data-state={linking} />;
  return (
    <Layout title={words.title} lead={words.lead} head={head}>
      <Following id={id} since={since}>
        <Couriers section="linking" current={worker} people={people} />
        <div class="columns">
          <div class="column">
            <Tile id="linking" title={worker.name[language]}>
              <p id="linking-status" role="status" data-live>
                {asked ? sentenceOf(words.sentences, worker) : words.asking}
              </p>
              <div id="stage" class="linking-stage" data-live>
                {asked ? <Stage {...worker} /> : <div class="waiting" aria-hidden="true"></div>}
              </div>
            </Tile>
            <Tile id="record" title={record.title}>
              <Facts
                id="record"
                data-live
                lines={[
                  [record.linking, state],
                  [record.saidBy, saidBy && words.saidBy[saidBy]],
                  [record.checked, checkedAt === null ? record.never : <Clock at={checkedAt} />],
                  [record.result, checkResult && words.results[checkResult]],
                ]}
              />
              <form method="post" action={`/linking/${id}/ask`} data-quiet>
                <Submit label={words.ask} quiet id="ask" />
              </form>
            </Tile>
          </div>
          <div class="column">
            <CardTile section="linking" worker={worker} cards={cards} bad={bad} />
            <OrderTile section="linking" worker={worker} cards={cards} bad={bad} />
            <PayoutsTile payouts={payouts} />
          </div>
          <JournalTile entries={entries} />
        </div>
      </Following>
    </Layout>
  );
}

function sentenceOf(sentences: Strings['linking']['sentences'], {linking, checkResult}: Person): string {
  if (checkResult === 'failed') return sentences.failed;
  if (checkResult === 'unanswered' && linking === 'none') return sentences.unanswered;
  if (checkResult === 'unanswered' && linking === 'requested') return sentences.unansweredRequest;
  return sentences[linking];
}

function Stage({id, linking, checkResult, taxReference}: Person) {
  const page = usePage();
  const {unwaiting, tip, tipApp} = page.text.linking;
  if (linking === 'linked') return <div class="linked-mark" aria-hidden="true"></div>;
  if (linking === 'unregistered') return null;
  const widget = (
    <>
      {page.isMock && (
        <p class="tip">
          {tip} <code>{taxReference}</code> <NewTab href={bankPage(page, '/tax-app')} label={tipApp} />
        </p>
      )}
      <bank131-self-employed
        loading="lazy"
        token-url={`/bank131/token/self-employed/${id}`}
        environment={page.values.environment}
        widget-host={page.values.widgetHost}
      />
    </>
  );
  if (checkResult !== 'unanswered') return widget;
  return (
    <details class="another">
      <summary>{unwaiting}</summary>
      {widget}
    </details>
  );
}
