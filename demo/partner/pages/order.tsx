/** @jsxImportSource hono/jsx */
import {usePage} from '../page.js';
import type {Card} from '../records/cards.js';
import type {Person} from '../site.js';
import {CardName, Submit, Tile} from './parts.js';

/** A form that can't be used, with the field that is wrong. */
export interface BadOrder {
  field: 'amount' | 'service';
  cardId: string;
  amount: string;
  service: string;
}

interface Props {
  section: 'payout' | 'linking';
  worker: Person;
  cards: readonly Card[];
  bad: BadOrder | undefined;
}

/** The saved cards to choose from, and the widget for another one. */
export function CardTile({section, worker, cards, bad}: Props) {
  const {text, values, isMock} = usePage();
  const words = text.payout.card;
  const chosen = bad?.cardId ?? cards[0]?.id;
  const widget = (
    <>
      {isMock && <p class="tip">{words.tip}</p>}
      <form method="post" action={`/${section}/${worker.id}/cards`} class="stack">
        <bank131-card-tokenize
          name="payment_method"
          required
          loading="lazy"
          token-url={`/bank131/token/card/${worker.id}`}
          environment={values.environment}
          widget-host={values.widgetHost}
        />
        <Submit label={values.saveCard} />
      </form>
    </>
  );
  return (
    <Tile id="card" title={words.title} lead={words.lead}>
      {cards.length > 0 && (
        <fieldset class="saved-cards">
          <legend class="visually-hidden">{words.saved}</legend>
          {cards.map((card) => (
            <label>
              <input
                type="radio"
                name="card"
                value={card.id}
                form="order"
                checked={card.id === chosen}
                required
              />
              <CardName {...card} />
            </label>
          ))}
        </fieldset>
      )}
      {cards.length > 0 ? (
        <details class="another">
          <summary>{words.another}</summary>
          {widget}
        </details>
      ) : (
        widget
      )}
    </Tile>
  );
}

/** Sum and recipient of a payout to the card that is chosen above. On the linking page it has a receipt. */
export function OrderTile({section, worker, cards, bad}: Props) {
  const {text, isMock} = usePage();
  const words = text.payout.order;
  const isLinking = section === 'linking';
  const {title, lead, start} = isLinking ? text.linking.pay : {...words, lead: undefined};
  const {badAmount, badService} = words;
  return (
    <Tile id="order" title={title} lead={lead}>
      <p class="tip">{isMock ? words.tip : text.payout.webhooks}</p>
      <form method="post" action={`/${section}/${worker.id}${isLinking ? '/payouts' : ''}`} id="order">
        <fieldset class="stack" disabled={cards.length === 0}>
          <legend class="visually-hidden">{title}</legend>
          <Field name="amount" label={words.amount} bad={bad} problem={badAmount} inputmode="decimal" />
          {isLinking && (
            <Field
              name="service"
              label={words.service}
              usual={words.serviceName}
              bad={bad}
              problem={badService}
              maxlength="200"
            />
          )}
          <p class="field">
            <b>{words.recipient}</b>
            <span lang="ru">{worker.fullName}</span>
          </p>
          <Submit label={start} />
          {cards.length === 0 && <p class="note">{words.noCard}</p>}
        </fieldset>
      </form>
    </Tile>
  );
}

interface FieldProps {
  name: BadOrder['field'];
  label: string;
  usual?: string;
  bad: BadOrder | undefined;
  problem: string;
  [attribute: string]: unknown;
}

function Field({name, label, usual = '', bad, problem, ...rest}: FieldProps) {
  const id = `${name}-problem`;
  const isBad = bad?.field === name;
  const described = isBad && {'aria-invalid': 'true', 'aria-describedby': id, autofocus: true};
  return (
    <p class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        value={bad?.[name] ?? usual}
        required
        autocomplete="off"
        {...rest}
        {...described}
      />
      <span class="problem" id={id}>
        {isBad && problem}
      </span>
    </p>
  );
}
