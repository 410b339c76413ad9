import {configure, type SelfEmployedMount} from '../../src/index.js';
import {answerHeld, foreignWidgetHost, widgetHost} from '../tools/hosts.js';
import {addFrame} from '../tools/pages.js';
import {
  bankFrame,
  COMPLETED,
  cyclic,
  fromFrame,
  fromNested,
  fromPopup,
  fromShadow,
  getter,
  onThisPage,
  ownFrame,
  post,
  throwing,
  untouchable,
  verdictOf,
  warningOf,
  type Verdict,
  type Warning,
} from './senders.js';
import {holdTo} from './hold-to.js';
import type {Scenario, Stage} from './stage.js';

const CARD = {meta: {stage: 'tokenize'}, payload: {status: 'completed', number_hash: 'a1'.repeat(32)}};
const LIVE = 'https://widget.bank131.ru';

/** Something that is sent while a self-employed widget of a foreign host is on the page. */
function sent(
  name: string,
  verdict: Verdict,
  send: (stage: Stage, mount: SelfEmployedMount) => unknown,
  warning?: Warning,
  host: () => string = () => foreignWidgetHost('ok'),
): Scenario {
  return {
    name,
    expected: verdictOf(verdict, warning),
    async play(stage) {
      const mount = stage.mount({widgetHost: host()});
      await mount.ready;
      await send(stage, mount);
      return verdictOf(mount.status ? 'accepted' : 'refused', await warningOf(stage));
    },
  };
}

/** Data that is posted on the page itself. */
const posted = (name: string, verdict: Verdict, data: unknown, warning?: Warning): Scenario =>
  sent(name, verdict, () => post(data), warning);

/** An event whose origin, source or data no page here could have. The widget is the bank's live one. */
const forged = (
  name: string,
  verdict: Verdict,
  init: (frame: Window) => MessageEventInit,
  warning?: Warning,
): Scenario => ({
  name,
  expected: verdictOf(verdict, warning),
  async play(stage) {
    const host = widgetHost('ok');
    configure({selfEmployed: {script: `${host}/self-employed.js`, stylesheet: `${host}/self-employed.css`}});
    stage.later(() => configure({selfEmployed: {script: undefined, stylesheet: undefined}}));
    const mount = stage.mount({widgetHost: undefined, environment: 'live'});
    await mount.ready;
    const frame = await addFrame('about:blank', {parent: stage.container});
    window.dispatchEvent(new MessageEvent('message', {data: COMPLETED, ...init(frame.contentWindow!)}));
    return verdictOf(mount.status ? 'accepted' : 'refused', await warningOf(stage));
  },
});

holdTo('messages, true and forged', [
  posted("the bank's own, on the page", 'accepted', COMPLETED),
  posted('with more in it than is known', 'accepted', {
    meta: {stage: 'bind', version: 2},
    payload: {status: 'failed', reason: 'unknown'},
    sentAt: new Date(0),
  }),
  sent("from the bank's frame", 'accepted', (stage) => fromFrame(bankFrame(), stage.container)),
  sent("from the bank's frame in a frame of the bank", 'accepted', (stage) => fromNested(bankFrame(), stage)),
  sent("from the bank's frame in a frame of the page", 'accepted', (stage) => fromNested(ownFrame(), stage)),
  sent("from the bank's frame in an open shadow root", 'accepted', (stage) => fromShadow(stage, 'open')),
  sent("from the bank's frame in a closed shadow root", 'accepted', (stage) => fromShadow(stage, 'closed')),
  sent("from the bank's frame in a sandbox that keeps its origin", 'accepted', (stage) =>
    fromFrame(bankFrame(), stage.container, 'allow-scripts allow-same-origin'),
  ),
  {
    name: "the bank's own, on a `srcdoc` page",
    expected: {code: 'accepted'},
    async play(stage) {
      const frame = document.createElement('iframe');
      const host = foreignWidgetHost('ok');
      frame.srcdoc = `<body data-host="${host}"><script type="module" src="/test/faults/pages/own-message.ts"></script>`;
      stage.container.append(frame);
      const {data} = await new Promise<MessageEvent<{report: unknown}>>((resolve) =>
        window.addEventListener('message', resolve, {once: true}),
      );
      return {code: data.report === 'completed' ? 'accepted' : 'refused'};
    },
  },
  forged('from a frame of the live host', 'accepted', (source) => ({source, origin: LIVE})),

  sent(
    'from a frame of a foreign origin',
    'refused',
    () => fromFrame(bankFrame()),
    'stranger',
    () => widgetHost('ok'),
  ),
  sent(
    'from a sandboxed frame',
    'refused',
    () => fromFrame(bankFrame(), undefined, 'allow-scripts'),
    'stranger',
  ),
  sent("from a frame of the page's own origin", 'refused', () => fromFrame(ownFrame()), 'stranger'),
  sent(
    "from a popup of the page's own origin",
    'refused',
    (stage) => fromPopup(stage, ownFrame()),
    'stranger',
  ),
  sent("from a popup of the bank's origin", 'refused', (stage) => fromPopup(stage, bankFrame()), 'stranger'),
  forged(
    "from the bank's demo host",
    'refused',
    (source) => ({source, origin: 'https://widget-demo.bank131.ru'}),
    'stranger',
  ),
  forged(
    'from the live host by http',
    'refused',
    (source) => ({source, origin: LIVE.replace('s:', ':')}),
    'stranger',
  ),
  forged(
    'from another port of the live host',
    'refused',
    (source) => ({source, origin: `${LIVE}:8443`}),
    'stranger',
  ),
  forged(
    'from a host that begins alike',
    'refused',
    (source) => ({source, origin: `${LIVE}.example`}),
    'stranger',
  ),
  forged('from a frame of no origin', 'refused', (source) => ({source, origin: ''}), 'stranger'),
  forged('from the live host, without a source', 'refused', () => ({origin: LIVE}), 'stranger'),
  forged('from a port', 'refused', () => ({source: new MessageChannel().port1, origin: LIVE}), 'stranger'),
  forged(
    'from this window, with another origin',
    'refused',
    () => ({source: window, origin: LIVE}),
    'stranger',
  ),

  posted('null', 'refused', null),
  posted('nothing', 'refused', undefined),
  posted('a number', 'refused', 131),
  posted('a truth', 'refused', true),
  posted('the text of a true message', 'refused', JSON.stringify(COMPLETED)),
  posted('a list with a true message', 'refused', [COMPLETED]),
  posted('a map with the right keys', 'refused', new Map(Object.entries(COMPLETED))),
  posted('bytes', 'refused', new Uint8Array(1_000)),
  posted('an object that holds itself', 'refused', cyclic({}), undefined),
  posted(
    'an object that holds itself as its meta',
    'refused',
    cyclic({payload: {status: 'completed'}}),
    'unreadable',
  ),
  posted('`__proto__` keys', 'refused', JSON.parse(`{"__proto__": ${JSON.stringify(COMPLETED)}}`)),
  posted('another stage', 'refused', {...COMPLETED, meta: {stage: 'unbind'}}, 'unreadable'),
  posted('a stage in a list', 'refused', {...COMPLETED, meta: {stage: ['bind']}}, 'unreadable'),
  posted('no meta', 'refused', {payload: {status: 'completed'}}),
  posted('no payload', 'refused', {meta: {stage: 'bind'}}, 'unreadable'),
  posted('a payload that is a text', 'refused', {...COMPLETED, payload: 'completed'}, 'unreadable'),
  posted('an unknown status', 'refused', {...COMPLETED, payload: {status: 'done'}}, 'unreadable'),
  posted('a status in capitals', 'refused', {...COMPLETED, payload: {status: 'COMPLETED'}}, 'unreadable'),
  posted('a status in a list', 'refused', {...COMPLETED, payload: {status: ['completed']}}, 'unreadable'),
  posted(
    'a status that every object has',
    'refused',
    {...COMPLETED, payload: {status: 'constructor'}},
    'unreadable',
  ),
  posted('a tokenized card', 'refused', CARD, 'unreadable'),
  forged('getters that throw', 'refused', () => ({...onThisPage, data: throwing({})})),
  forged('a getter for the meta', 'refused', () => ({...onThisPage, data: getter('meta', COMPLETED.meta)})),
  forged('an object that throws at every touch', 'refused', () => ({...onThisPage, data: untouchable()})),
  forged('values that a prototype carries', 'refused', () => ({
    ...onThisPage,
    data: Object.create(COMPLETED) as object,
  })),
  sent('after unmount()', 'refused', async (_stage, mount) => {
    mount.unmount();
    await post(COMPLETED);
  }),
  {
    name: 'before the widget is there',
    expected: {code: 'refused'},
    async play(stage) {
      const host = widgetHost('held-js');
      const mount = stage.mount({widgetHost: host});
      await Promise.resolve();
      await post(COMPLETED);
      await answerHeld(host);
      await mount.ready;
      return verdictOf(mount.status ? 'accepted' : 'refused', await warningOf(stage));
    },
  },
]);
