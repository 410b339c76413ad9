/** @jsxImportSource hono/jsx */
import {usePage} from '../page.js';
import type {Entry} from '../records/journal.js';
import {Clock, Tile} from './parts.js';

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
  return (
    <li id={`entry-${id}`} data-name={name} data-direction={direction}>
      <details>
        <summary>
          <Clock at={at} />
          <span class="direction">{words.directions[direction]}</span>
          <code>{name}</code>
          <span class="outcome">
            {times > 1 && (
              <span class="badge">
                ×{times}
                {isFromBank && `, ${words.handledOnce}`}
              </span>
            )}
            {isFromBank && (
              <span class="badge" data-tone="good">
                {words.verified}
              </span>
            )}
            {errorCode !== undefined ? (
              <span class="badge" data-tone="bad">
                {errorCode}
              </span>
            ) : (
              typeof status === 'string' && (
                <span class="badge" data-tone={status === 'ok' ? 'good' : 'wait'}>
                  {status}
                </span>
              )
            )}
          </span>
        </summary>
        <Json caption={direction === 'to-bank' && words.request} value={request} />
        {direction === 'to-bank' &&
          (answer === undefined ? (
            <p class="note">{words.noAnswer}</p>
          ) : (
            <Json caption={words.answer} value={answer} />
          ))}
      </details>
    </li>
  );
}

const Json = ({caption, value}: {caption: string | false; value: unknown}) => (
  <figure>
    {caption && <figcaption>{caption}</figcaption>}
    <pre>
      <code>{JSON.stringify(value, null, 2)}</code>
    </pre>
  </figure>
);
