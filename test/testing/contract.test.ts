import {expect, oneEvent} from '@open-wc/testing';
import {mountCardTokenize, mountSelfEmployed, type WidgetMount} from '../../src/index.js';
import {contract} from '../../src/testing/contract.js';
import {installFakeWidgets} from '../../src/testing/index.js';

interface Options {
  container: HTMLElement;
  publicToken: () => string;
  retries: number;
  widgetHost: string;
}

const {selfEmployed, cardTokenize} = contract;
const {completed} = cardTokenize.messages;
const withHash = {...completed, payload: {...completed.payload, number_hash: '0'.repeat(64)}};

const widgets = [
  {
    names: selfEmployed,
    mount: (options: Options): WidgetMount<unknown> => mountSelfEmployed(options),
    messages: selfEmployed.messages,
  },
  {
    names: cardTokenize,
    mount: (options: Options): WidgetMount<unknown> => mountCardTokenize(options),
    messages: {failed: cardTokenize.messages.failed, completed: withHash},
  },
];

const HOST = 'https://bank.invalid/widgets/';

/** Records the URLs of the tags that a start adds, and keeps them off the network. */
function watchTags() {
  const asked: string[] = [];
  const {append, insertBefore} = HTMLHeadElement.prototype;
  const note = (node: unknown) => {
    const url = (node as HTMLScriptElement).src || (node as HTMLLinkElement).href;
    asked.push(url);
    setTimeout(() => (node as Element).dispatchEvent(new Event(url.endsWith('.css') ? 'load' : 'error')));
  };
  HTMLHeadElement.prototype.append = note;
  HTMLHeadElement.prototype.insertBefore = (node) => (note(node), node);
  return {
    asked,
    stop: () => Object.assign(HTMLHeadElement.prototype, {append, insertBefore}),
  };
}

for (const {names, mount, messages} of widgets) {
  const {globalName, containerId, script, stylesheet} = names;
  const page = globalThis as unknown as Record<string, unknown>;

  describe(`the contract of ${globalName}`, () => {
    let container: HTMLElement;
    const options = () => ({container, publicToken: () => 'token', widgetHost: HOST, retries: 0});

    beforeEach(() => {
      container = document.createElement('div');
      document.body.append(container);
    });
    afterEach(() => container.remove());

    it('names the files that the package requests', async () => {
      const tags = watchTags();
      const {result, unmount} = mount(options());
      await result.catch(() => undefined);
      unmount();
      tags.stop();
      expect(tags.asked).to.have.members([HOST + script, HOST + stylesheet]);
    });

    it('names the global, the container, the stages and the messages that the package uses', async () => {
      const tags = watchTags();
      let found: Element | null = null;
      let given: Record<string, unknown> = {};
      page[globalName] = class {
        static STAGES = 'stages' in names ? names.stages : undefined;
        constructor(vendorOptions: Record<string, unknown>) {
          given = vendorOptions;
        }
        render() {
          found = document.getElementById(containerId);
        }
      };
      const started = mount(options());
      await started.ready;
      expect(container.contains(found)).to.equal(true);
      expect(given.publicToken).to.equal('token');
      if ('stages' in names) expect(given.stage).to.equal(names.stages.bind);
      for (const [status, message] of Object.entries(messages)) {
        window.postMessage(message, '/');
        await oneEvent(window, 'message');
        expect(started.status).to.equal(status);
      }
      started.unmount();
      tags.stop();
      Reflect.deleteProperty(page, globalName);
    });

    it('matches the fake', async () => {
      const fakes = installFakeWidgets();
      expect(page[globalName]).to.be.a('function');
      if ('stages' in names)
        expect(page[globalName]).to.have.property('STAGES').that.deep.equals(names.stages);
      const heard: unknown[] = [];
      const hear = ({data}: MessageEvent) => heard.push(data);
      addEventListener('message', hear);
      fakes.selfEmployed.report('completed');
      fakes.cardTokenize.report({
        type: 'card',
        card: {type: 'encrypted_card', encrypted_card: {number_hash: '0'.repeat(64)}},
      });
      const started = mount(options());
      await started.result;
      expect(document.getElementById(containerId)?.textContent).to.contain(globalName);
      expect(heard).to.deep.equal([messages.completed]);
      started.unmount();
      removeEventListener('message', hear);
      fakes.uninstall();
    });
  });
}
