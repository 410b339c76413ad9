/** @jsxImportSource hono/jsx */
import {raw} from 'hono/html';
import {usePage} from '../page.js';
import {sample, type SampleName} from '../samples.js';
import {Layout} from './layout.js';
import {Live} from './parts.js';

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
    <Layout title={tags.title} lead={tags.lead} head={head}>
      <Example
        id="self-employed"
        words={selfEmployed}
        stage="tags/self-employed.html"
        sources={[
          [source.head, 'tags/script-tag.html'],
          [source.body, 'tags/self-employed.html'],
          [source.script, 'tags/self-employed.js'],
        ]}
      />
      <Example
        id="card"
        words={{...card, lead: card.leadForm}}
        stage="tags/card.html"
        sources={[
          [source.form, 'tags/card.html'],
          [source.script, 'tags/card.js'],
        ]}
      />
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
    <Layout title={calls.title} lead={calls.lead} head={head}>
      <Example
        id="self-employed"
        words={selfEmployed}
        container="bind"
        sources={[
          [source.importMap, 'calls/import-map.html'],
          [source.module, 'calls/self-employed.js'],
        ]}
      />
      <Example
        id="card"
        words={{...card, lead: card.leadCall}}
        container="card"
        sources={[[source.module, 'calls/card.js']]}
      />
    </Layout>
  );
}

interface ExampleProps {
  id: 'self-employed' | 'card';
  words: {title: string; hint: string; lead: string; start: string};
  /** The sample with an element, or the id of a call's container. */
  stage?: SampleName;
  container?: string;
  sources: [caption: string, name: SampleName][];
}

/** An example with its live log, beside its source. */
function Example({id, words, stage, container, sources}: ExampleProps) {
  const {text, values, isMock} = usePage();
  const {log} = text;
  return (
    <section class="tile example" id={`${id}-example`} aria-labelledby={`${id}-title`}>
      <div class="live">
        <h2 id={`${id}-title`}>{words.title}</h2>
        <p class="note">{words.lead}</p>
        {isMock && <p class="tip">{words.hint}</p>}
        {stage && <div class="stage">{raw(sample(stage, values))}</div>}
        {container && <Panel container={container} start={words.start} />}
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
            <pre tabindex={0}>{sample(name, values)}</pre>
          </figure>
        ))}
      </div>
    </section>
  );
}

/** Start and cancel, the state of the promise, the widget's container, and a sentence for the user. */
function Panel({container, start}: {container: string; start: string}) {
  const {cancel, empty} = usePage().text.calls;
  return (
    <>
      <div class="controls">
        <button type="button" data-part="start" class="button">
          {start}
        </button>
        <button type="button" data-part="cancel" class="button quiet" disabled>
          {cancel}
        </button>
        <span class="note">
          Promise:{' '}
          <code class="badge" data-part="promise">
            –
          </code>
        </span>
      </div>
      <div id={container} class="stage" data-empty={empty}></div>
      <p role="status" class="problem" data-part="message"></p>
    </>
  );
}
