/** @jsxImportSource hono/jsx */
import {raw} from 'hono/html';
import type {PropsWithChildren} from 'hono/jsx';
import {formatRubles} from '../money.js';
import {usePage} from '../page.js';
import type {Card} from '../records/cards.js';
import type {Payout} from '../records/payouts.js';
import {sample, type SampleName} from '../samples.js';
import type {Person} from '../site.js';

type Attributes = Record<string, unknown>;

/** One sample as this page uses it, the same text that the examples show as source. */
export const Live = ({name}: {name: SampleName}) => raw(sample(name, usePage().values));

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

type TileProps = PropsWithChildren<{id: string; title: string; lead?: string | undefined}>;

export const Tile = ({id, title, lead, children}: TileProps) => (
  <section class="tile" aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    {lead && <p class="note">{lead}</p>}
    {children}
  </section>
);

export const Badge = ({tone, text, ...rest}: {tone: string; text: unknown} & Attributes) => (
  <span class="badge" data-tone={tone} {...rest}>
    {text}
  </span>
);

export const Submit = ({label, quiet, id}: {label: string; quiet?: boolean; id?: string}) => (
  <button type="submit" class={quiet ? 'button quiet' : 'button'} id={id}>
    {label}
  </button>
);

export const ButtonLink = ({href, label, quiet}: {href: string; label: string; quiet?: boolean}) => (
  <a class={quiet ? 'button quiet' : 'button'} href={href}>
    {label}
  </a>
);

export const NewTab = ({href, label}: {href: string; label: string}) => (
  <a href={href} target="_blank" rel="noreferrer">
    {label}
  </a>
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
}: {lines: (readonly [term: unknown, value: unknown])[]} & Attributes) => (
  <dl class="facts" {...rest}>
    {lines
      .filter(([, value]) => value != null)
      .map(([term, value]) => (
        <>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </>
      ))}
  </dl>
);

const BRANDS: Readonly<Record<string, string>> = {mir: 'МИР', visa: 'Visa', mastercard: 'Mastercard'};

/** A card as people know it. */
export function CardName({info}: Card) {
  const {account, ending} = usePage().text.payout.card;
  if (!info) return <>{account}</>;
  return (
    <span>
      <b>{BRANDS[info.brand.toLowerCase()] ?? info.brand}</b>
      <samp aria-hidden="true">{` •••• ${info.last4}`}</samp>
      <span class="visually-hidden">{` ${ending} ${info.last4}`}</span>
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
          data-initials={name[language].replace(/(\S)\S* */g, '$1')}
          aria-current={id === current.id ? 'page' : undefined}
        >
          <span>{name[language]}</span>
          <small data-linking={linking}>{linking === 'linked' ? words.linked : words[kind]}</small>
        </a>
      ))}
    </nav>
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

const TONES: Readonly<Record<string, string>> = {
  ready: 'accent',
  succeeded: 'good',
  failed: 'bad',
  cancelled: 'plain',
  refused: 'bad',
};

/** A payout's state in a word or two. */
export function StateBadge({state}: Payout) {
  const words: Readonly<Record<string, string>> = usePage().text.payout.badges;
  return <Badge tone={TONES[state] ?? 'wait'} text={words[state] ?? words.running} data-state={state} />;
}
