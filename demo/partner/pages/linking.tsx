/** @jsxImportSource hono/jsx */
import {mockBankPage, usePage} from '../page.js';
import type {Person} from '../site.js';
import {JournalTile} from './journal.js';
import {Layout} from './layout.js';
import {PayoutsTile, type PersonView} from './new-payout.js';
import {CardTile, OrderTile} from './order.js';
import {Clock, Couriers, Facts, Following, FollowingHead, Tile} from './parts.js';

/** A linking that may end later, and a payout with a receipt to a linked courier. */
export function LinkingPage({worker, people, cards, payouts, entries, since, bad}: PersonView) {
  const {text, language} = usePage();
  const {title, lead, record, ask, pay, saidBy, results, linking} = text.linking;
  const {id, checkedAt, checkResult} = worker;
  const path = `/linking/${id}`;
  // Until the bank has answered on this visit, the record may be old.
  const asked = checkedAt !== null && checkedAt >= since;
  const head = (
    <>
      <FollowingHead />
      <script type="module" src="/public/linking.js"></script>
    </>
  );
  return (
    <Layout title={title} head={head}>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <Following id={id} since={since}>
        <Couriers section="linking" current={worker} people={people} />
        <div class="columns">
          <div class="column">
            <Tile id="linking" title={worker.name[language]}>
              <p id="linking-status" role="status" data-live>
                {sentenceOf(text.linking, worker, asked)}
              </p>
              <div id="stage" class="linking-stage" data-live>
                <Stage worker={worker} asked={asked} />
              </div>
            </Tile>
            <Tile id="record" title={record.title}>
              <Facts
                id="record"
                data-live
                lines={[
                  [
                    record.linking,
                    <span class="badge" data-tone={TONES[worker.linking]} data-state={worker.linking}>
                      {linking[worker.linking]}
                    </span>,
                  ],
                  [record.saidBy, worker.saidBy && saidBy[worker.saidBy]],
                  [record.checked, checkedAt === null ? record.never : <Clock at={checkedAt} />],
                  [record.result, checkResult && results[checkResult]],
                ]}
              />
              <form method="post" action={`${path}/ask`} data-quiet>
                <button type="submit" class="button quiet" id="ask">
                  {ask}
                </button>
              </form>
            </Tile>
          </div>
          <div class="column">
            <CardTile cards={cards} action={`${path}/cards`} workerId={id} chosen={bad?.cardId} />
            <OrderTile
              {...pay}
              worker={worker}
              action={`${path}/payouts`}
              hasCard={cards.length > 0}
              withReceipt
              bad={bad}
            />
            <PayoutsTile payouts={payouts} />
          </div>
          <JournalTile entries={entries} />
        </div>
      </Following>
    </Layout>
  );
}

const TONES = {none: 'plain', requested: 'wait', linked: 'good', rejected: 'bad', unregistered: 'bad'};

type Words = ReturnType<typeof usePage>['text']['linking'];

function sentenceOf({asking, sentences}: Words, {linking, checkResult}: Person, asked: boolean): string {
  if (!asked) return asking;
  if (checkResult === 'failed') return sentences.failed;
  if (checkResult === 'unanswered' && linking === 'none') return sentences.unanswered;
  if (checkResult === 'unanswered' && linking === 'requested') return sentences.unansweredRequest;
  return sentences[linking];
}

function Stage({worker, asked}: {worker: Person; asked: boolean}) {
  const page = usePage();
  const {unwaiting, tip, tipSend, tipApp, tipEnd} = page.text.linking;
  const {id, linking, checkResult, taxReference} = worker;
  if (!asked) return <div class="waiting" aria-hidden="true"></div>;
  if (linking === 'linked') return <div class="linked-mark" aria-hidden="true"></div>;
  if (linking === 'unregistered') return <></>;
  const widget = (
    <>
      {page.isMock && (
        <p class="tip">
          {tip} <code>{taxReference}</code>
          {tipSend}{' '}
          <a href={mockBankPage(page, '/tax-app')} target="_blank" rel="noreferrer">
            {tipApp}
          </a>
          {tipEnd}
        </p>
      )}
      <bank131-self-employed
        loading="lazy"
        token-url={`/bank131/token/self-employed/${id}`}
        environment={page.values.environment}
        widget-host={page.values.widgetHost}
      ></bank131-self-employed>
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
