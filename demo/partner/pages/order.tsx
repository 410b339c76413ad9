/** @jsxImportSource hono/jsx */
import {usePage} from '../page.js';
import type {Card} from '../records/cards.js';
import type {Person} from '../site.js';
import {CardName, Tile} from './parts.js';

/** A form that can't be used, with the field that is wrong. */
export interface BadOrder {
  field: 'amount' | 'service';
  cardId: string;
  amount: string;
  service: string;
}

interface CardProps {
  cards: readonly Card[];
  /** Takes `payment_method`. */
  action: string;
  workerId: string;
  chosen: string | undefined;
}

/** The saved cards to choose from, and the widget for another one. */
export function CardTile({cards, action, workerId, chosen = cards[0]?.id}: CardProps) {
  const {text, values, isMock} = usePage();
  const words = text.payout.card;
  const widget = (
    <>
      {isMock && <p class="tip">{words.tip}</p>}
      <form method="post" action={action} class="stack">
        <bank131-card-tokenize
          name="payment_method"
          required
          loading="lazy"
          token-url={`/bank131/token/card/${workerId}`}
          environment={values.environment}
          widget-host={values.widgetHost}
        ></bank131-card-tokenize>
        <button type="submit" class="button">
          {values.saveCard}
        </button>
      </form>
    </>
  );
  return (
    <Tile id="card" title={words.title} lead={words.lead}>
      {cards.length === 0 ? (
        widget
      ) : (
        <>
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
          <details class="another">
            <summary>{words.another}</summary>
            {widget}
          </details>
        </>
      )}
    </Tile>
  );
}

interface OrderProps {
  title: string;
  lead?: string;
  start: string;
  worker: Person;
  /** Takes `card`, `amount`, and `service` if there is a receipt. */
  action: string;
  hasCard: boolean;
  withReceipt?: boolean;
  bad: BadOrder | undefined;
}

/** Sum and recipient of a payout to the card that is chosen above. */
export function OrderTile({title, lead, start, worker, action, hasCard, withReceipt, bad}: OrderProps) {
  const {text, isMock} = usePage();
  const words = text.payout.order;
  return (
    <Tile id="order" title={title} {...(lead !== undefined && {lead})}>
      <p class="tip">{isMock ? words.tip : text.payout.webhooks}</p>
      <form method="post" action={action} id="order">
        <fieldset class="stack" disabled={!hasCard}>
          <legend class="visually-hidden">{title}</legend>
          <Field
            name="amount"
            label={words.amount}
            value={bad?.amount}
            problem={bad?.field === 'amount' && words.badAmount}
            inputmode="decimal"
          />
          {withReceipt && (
            <Field
              name="service"
              label={words.service}
              value={bad?.service ?? words.serviceName}
              problem={bad?.field === 'service' && words.badService}
              maxlength="200"
            />
          )}
          <p class="field">
            <b>{words.recipient}</b>
            <span lang="ru">{worker.fullName}</span>
          </p>
          <button type="submit" class="button">
            {start}
          </button>
          {!hasCard && <p class="note">{words.noCard}</p>}
        </fieldset>
      </form>
    </Tile>
  );
}

interface FieldProps {
  name: BadOrder['field'];
  label: string;
  value: string | undefined;
  problem: string | false;
  [attribute: string]: unknown;
}

function Field({name, label, value = '', problem, ...rest}: FieldProps) {
  const described = problem && {
    'aria-invalid': 'true',
    'aria-describedby': `${name}-problem`,
    autofocus: true,
  };
  return (
    <p class="field">
      <label for={name}>{label}</label>
      <input id={name} name={name} value={value} required autocomplete="off" {...rest} {...described} />
      {problem && (
        <span class="problem" id={`${name}-problem`}>
          {problem}
        </span>
      )}
    </p>
  );
}
