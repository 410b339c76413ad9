/** @jsxImportSource hono/jsx */
import {raw} from 'hono/html';
import type {PropsWithChildren} from 'hono/jsx';
import {usePage} from '../page.js';
import {sample, type SampleName} from '../samples.js';
import {Layout} from './layout.js';

/** One sample as this page uses it: the text that {@link Example} shows as source. */
export const Live = ({name}: {name: SampleName}) => raw(sample(name, usePage().values));

const LiveScript = ({name}: {name: SampleName}) => <script type="module" src={`/samples/${name}`}></script>;

/** Both widgets as elements in the page's HTML, the card's in a form. */
export function TagsPage() {
  const {tags, card, selfEmployed, source} = usePage().text;
  const head = (
    <>
      <Live name="tags/script-tag.html" />
      <LiveScript name="tags/self-employed.js" />
      <LiveScript name="tags/card.js" />
    </>
  );
  return (
    <Layout title={tags.title} head={head}>
      <h1>{tags.title}</h1>
      <p class="lead">{tags.lead}</p>
      <Example
        id="self-employed"
        words={selfEmployed}
        lead={selfEmployed.lead}
        sources={[
          [source.head, 'tags/script-tag.html'],
          [source.body, 'tags/self-employed.html'],
          [source.script, 'tags/self-employed.js'],
        ]}
      >
        <div class="stage">
          <Live name="tags/self-employed.html" />
        </div>
      </Example>
      <Example
        id="card"
        words={card}
        lead={card.leadForm}
        sources={[
          [source.form, 'tags/card.html'],
          [source.script, 'tags/card.js'],
        ]}
      >
        <div class="stage">
          <Live name="tags/card.html" />
        </div>
      </Example>
    </Layout>
  );
}

/** Both widgets as calls from the page's own code, which waits for a promise. */
export function CallsPage() {
  const {calls, card, selfEmployed, source} = usePage().text;
  const head = (
    <>
      <Live name="calls/import-map.html" />
      <LiveScript name="calls/self-employed.js" />
      <LiveScript name="calls/card.js" />
    </>
  );
  return (
    <Layout title={calls.title} head={head}>
      <h1>{calls.title}</h1>
      <p class="lead">{calls.lead}</p>
      <Example
        id="self-employed"
        words={selfEmployed}
        lead={selfEmployed.lead}
        sources={[
          [source.importMap, 'calls/import-map.html'],
          [source.module, 'calls/self-employed.js'],
        ]}
      >
        <Panel container="bind" start={selfEmployed.start} />
      </Example>
      <Example id="card" words={card} lead={card.leadCall} sources={[[source.module, 'calls/card.js']]}>
        <Panel container="card" start={card.start} />
      </Example>
    </Layout>
  );
}

type ExampleProps = PropsWithChildren<{
  id: 'self-employed' | 'card';
  words: {title: string; hint: string};
  lead: string;
  sources: [caption: string, name: SampleName][];
}>;

/** An example with its live log, beside its source. */
function Example({id, words, lead, sources, children}: ExampleProps) {
  const {text, values, isMock} = usePage();
  const {log} = text;
  return (
    <section class="tile example" id={`${id}-example`} aria-labelledby={`${id}-title`}>
      <div class="live">
        <h2 id={`${id}-title`}>{words.title}</h2>
        <p class="note">{lead}</p>
        {isMock && <p class="tip">{words.hint}</p>}
        {children}
        <div class="log">
          <h3 id={`${id}-log-title`}>{log.title}</h3>
          <div
            role="log"
            id={`${id}-log`}
            tabindex={0}
            aria-labelledby={`${id}-log-title`}
            data-empty={log.empty}
            data-words={JSON.stringify(log.words)}
          ></div>
        </div>
      </div>
      <div class="source">
        {sources.map(([caption, name]) => (
          <figure>
            <figcaption>{caption}</figcaption>
            <pre tabindex={0}>
              <code>{sample(name, values)}</code>
            </pre>
          </figure>
        ))}
      </div>
    </section>
  );
}

/** Start and cancel, the state of the promise, the widget's container, and a sentence for the user. */
function Panel({container, start}: {container: string; start: string}) {
  const {calls} = usePage().text;
  return (
    <>
      <div class="controls">
        <button type="button" data-part="start" class="button">
          {start}
        </button>
        <button type="button" data-part="cancel" class="button quiet" disabled>
          {calls.cancel}
        </button>
        <span class="note">
          Promise:{' '}
          <code class="badge" data-part="promise">
            –
          </code>
        </span>
      </div>
      <div id={container} class="stage" data-empty={calls.empty}></div>
      <p role="status" class="problem" data-part="message"></p>
    </>
  );
}
