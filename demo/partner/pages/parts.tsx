/** @jsxImportSource hono/jsx */
import type {PropsWithChildren} from 'hono/jsx';
import {usePage} from '../page.js';
import type {Card} from '../records/cards.js';
import type {Person} from '../site.js';
import {Live} from './examples.js';

/** What the pages about couriers load. */
export const FollowingHead = () => (
  <>
    <Live name="tags/script-tag.html" />
    <script type="module" src="/public/live.js"></script>
  </>
);

/** A part of a page that follows what happens to a courier: `public/live.js` updates each `data-live` in it. */
export const Following = ({id, since, children}: PropsWithChildren<{id: string; since: number}>) => (
  <div class="scenario" data-events={`/events/${id}`} data-since={since}>
    {children}
  </div>
);

type TileProps = PropsWithChildren<{id: string; title: string; lead?: string}>;

export const Tile = ({id, title, lead, children}: TileProps) => (
  <section class="tile" aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    {lead && <p class="note">{lead}</p>}
    {children}
  </section>
);

/** A time of day, with the date if it is another day. */
export function Clock({at}: {at: number}) {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  const format: Intl.DateTimeFormatOptions = {hourCycle: 'h23', timeStyle: 'medium'};
  if (!isToday) format.dateStyle = 'short';
  return <time datetime={date.toISOString()}>{date.toLocaleString(usePage().language, format)}</time>;
}

/** Terms and values. A missing value leaves out its line. */
export const Facts = ({
  lines,
  ...rest
}: {
  lines: [term: string, value: unknown][];
  [attribute: string]: unknown;
}) => (
  <dl class="facts" {...rest}>
    {lines.map(
      ([term, value]) =>
        value != null && (
          <>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </>
        ),
    )}
  </dl>
);

const BRANDS: Readonly<Record<string, string>> = {mir: 'МИР', visa: 'Visa', mastercard: 'Mastercard'};

/** A card as people know it. */
export function CardName({info}: Card) {
  const {account, ending} = usePage().text.payout.card;
  if (!info) return <>{account}</>;
  return (
    <span>
      <b>{BRANDS[info.brand.toLowerCase()] ?? info.brand}</b>{' '}
      <span class="digits" aria-hidden="true">
        •••• {info.last4}
      </span>
      <span class="visually-hidden">
        {ending} {info.last4}
      </span>
    </span>
  );
}

/** A link to the same page about each courier. */
export function Couriers({section, current, people}: {section: string; current: Person; people: Person[]}) {
  const {language, text} = usePage();
  const words = text.payout.couriers;
  return (
    <nav class="couriers" id="couriers" data-live aria-label={words.label}>
      {people.map(({id, name, linking, kind}) => (
        <a
          class="tile"
          href={`/${section}/${id}`}
          id={`courier-${id}`}
          aria-current={id === current.id ? 'page' : undefined}
        >
          <span class="initials" aria-hidden="true">
            {name[language].replace(/(\S)\S* */g, '$1')}
          </span>
          <span>
            {name[language]}
            <small class={linking === 'linked' ? 'linked' : ''}>
              {linking === 'linked' ? words.linked : words[kind]}
            </small>
          </span>
        </a>
      ))}
    </nav>
  );
}
