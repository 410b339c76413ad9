/** @jsxImportSource hono/jsx */
import type {PaymentMethod} from 'bank131-widgets/server';
import {usePage} from '../page.js';
import {shortenSecret} from '../public/shorten.js';
import type {Strings} from '../strings.js';
import {Layout} from './layout.js';
import {ButtonLink, Facts} from './parts.js';

/** A page that only says what is wrong and leads back. */
export function MessagePage({kind, href = '/'}: {kind: keyof Strings['messages']; href?: string}) {
  const {title, text, back} = usePage().text.messages[kind];
  return (
    <Layout title={title} lead={text}>
      <ButtonLink href={href} label={back} />
    </Layout>
  );
}

/** The form fields that the partner's backend received, shortened. */
export function CardPage({method}: {method: PaymentMethod}) {
  const {title, lead, kind, card, account, note, back} = usePage().text.received;
  const isCard = method.type === 'card';
  const fields = Object.entries(isCard ? method.card.encrypted_card : method.bank_account.ru);
  const code = (text: string) => <code>{text}</code>;
  return (
    <Layout title={title} lead={lead}>
      <div class="narrow">
        <Facts
          lines={[
            [kind, isCard ? card : account],
            ...fields.map(([name, value]) => [code(name), code(shortenSecret(value as string))] as const),
          ]}
        />
        <p class="note">{note}</p>
        <ButtonLink href="/tags" label={back} />
      </div>
    </Layout>
  );
}
