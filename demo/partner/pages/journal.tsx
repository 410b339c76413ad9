/** @jsxImportSource hono/jsx */
import {usePage} from '../page.js';
import type {Entry} from '../records/journal.js';
import {Badge, Clock, Tile} from './parts.js';

/** All messages. Each opens to show its request and answer. */
export function JournalTile({entries}: {entries: readonly Entry[]}) {
  const {title, lead, empty} = usePage().text.steps.journal;
  return (
    <Tile id="journal" title={title} lead={lead}>
      <ol class="journal" id="journal" data-live data-empty={empty}>
        {entries.map((entry) => (
          <Line {...entry} />
        ))}
      </ol>
    </Tile>
  );
}

function Line({id, at, direction, name, request, answer, errorCode, times}: Entry) {
  const words = usePage().text.steps.journal;
  const {status} = (answer ?? {}) as {status?: unknown};
  const isFromBank = direction === 'from-bank';
  const again = isFromBank ? `×${times}, ${words.handledOnce}` : `×${times}`;
  const outcome = errorCode ?? (typeof status === 'string' && status);
  const tone = errorCode === undefined ? (status === 'ok' ? 'good' : 'wait') : 'bad';
  return (
    <li id={`entry-${id}`} data-name={name} data-direction={direction}>
      <details>
        <summary>
          <Clock at={at} />
          <span class="direction">{words.directions[direction]}</span>
          <code>{name}</code>
          <span class="outcome">
            {times > 1 && <Badge tone="plain" text={again} />}
            {isFromBank && <Badge tone="good" text={words.verified} />}
            {outcome && <Badge tone={tone} text={outcome} />}
          </span>
        </summary>
        <Json caption={direction === 'to-bank' && words.request} value={request} />
        {direction === 'to-bank' && <Json caption={words.answer} value={answer ?? words.noAnswer} />}
      </details>
    </li>
  );
}

const Json = ({caption, value}: {caption: string | false; value: unknown}) => (
  <figure>
    {caption && <figcaption>{caption}</figcaption>}
    <pre>{typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</pre>
  </figure>
);
