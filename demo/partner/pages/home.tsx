/** @jsxImportSource hono/jsx */
import {usePage} from '../page.js';
import {Layout} from './layout.js';

const LINES = {
  tags: ['<bank131-self-employed>', '<bank131-card-tokenize>'],
  calls: ['await bindSelfEmployed({…})', 'await tokenizeCard({…})'],
  payout: ['await bank.session.startPayout({…})', 'webhookHandler(bank, {readyToConfirm})'],
  linking: ['await bank.npd.check({…})', 'bank.session.startPayoutFiscalization({…})'],
};

export function HomePage() {
  const {home} = usePage().text;
  return (
    <Layout title={home.eyebrow}>
      <p class="eyebrow">{home.eyebrow}</p>
      <h1>{home.title}</h1>
      <p class="lead">{home.lead}</p>
      <div class="cards">
        {(Object.keys(LINES) as (keyof typeof LINES)[]).map((name) => (
          <a class="tile" href={`/${name}`}>
            <h2>{home[name].title}</h2>
            <p class="note">{home[name].lead}</p>
            <pre>{LINES[name].join('\n')}</pre>
            <span class="go">{home[name].open}</span>
          </a>
        ))}
      </div>
    </Layout>
  );
}
