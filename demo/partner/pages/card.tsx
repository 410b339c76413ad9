/** @jsxImportSource hono/jsx */
import type {PaymentMethod} from 'bank131-widgets/server';
import {usePage} from '../page.js';
import {shortenSecret} from '../public/shorten.js';
import {Layout} from './layout.js';

/** The form fields that the partner's backend received, shortened. */
export function CardPage({method}: {method: PaymentMethod}) {
  const {received} = usePage().text;
  const isCard = method.type === 'card';
  const fields = isCard ? method.card.encrypted_card : method.bank_account.ru;
  return (
    <Layout title={received.title}>
      <section class="narrow">
        <h1>{received.title}</h1>
        <p class="lead">{received.lead}</p>
        <dl class="facts">
          <dt>{received.kind}</dt>
          <dd>{isCard ? received.card : received.account}</dd>
          {Object.entries(fields).map(([name, value]) => (
            <>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>
                <code>{shortenSecret(value as string)}</code>
              </dd>
            </>
          ))}
        </dl>
        <p class="note">{received.note}</p>
        <p>
          <a class="button" href="/tags">
            {received.back}
          </a>
        </p>
      </section>
    </Layout>
  );
}
