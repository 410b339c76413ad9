import {expect} from '@open-wc/testing';
import {configure} from '../../src/index.js';
import {comesOut, outcomeOf, rejectionOf} from '../faults/stage.js';
import {widgetHost} from '../tools/hosts.js';
import {onStage} from './on-stage.js';

const ID = 'bank131-self-employed';

describe('the container', () => {
  const on = onStage();

  const widget = () => document.getElementById(ID);
  const isVisible = (element: Element | null) => (element?.getBoundingClientRect().height ?? 0) > 0;

  describe('found', () => {
    it('is a new element in the one that is given', async () => {
      const mount = on.stage.mount();
      await mount.ready;
      expect(widget()?.parentElement).to.equal(on.stage.container);
      expect(widget()?.textContent).to.contain('Fake');
      mount.unmount();
      expect(on.stage.container.childNodes).to.have.length(0);
    });

    it('is a new element in the first that a selector finds', async () => {
      on.stage.container.className = 'place';
      await on.stage.mount({container: '.place'}).ready;
      expect(widget()?.parentElement).to.equal(on.stage.container);
    });

    it('leaves what else is in the element', async () => {
      on.stage.container.innerHTML = '<h2>Link your account</h2>';
      const mount = on.stage.mount();
      await mount.ready;
      expect(on.stage.container.children).to.have.length(2);
      mount.unmount();
      expect(on.stage.container.innerHTML).to.equal('<h2>Link your account</h2>');
    });

    for (const [where, select] of [
      ['given', (given: Element) => given],
      ['in the one that is given', (given: Element) => given.parentElement!],
    ] as const) {
      it(`is the page's own element with the bank's id, ${where}, and holds what it held again afterwards`, async () => {
        on.stage.container.innerHTML = `<section><div id="${ID}"><p>Loading</p></div></section>`;
        const own = widget()!;
        const mount = on.stage.mount({container: select(own)});
        await mount.ready;
        expect(widget()).to.equal(own);
        expect(document.querySelectorAll(`[id="${ID}"]`)).to.have.length(1);
        expect(own.textContent).to.contain('Fake');
        mount.unmount();
        expect(on.stage.container.innerHTML).to.equal(
          `<section><div id="${ID}"><p>Loading</p></div></section>`,
        );
      });
    }

    it('may be in a dialog', async () => {
      const dialog = document.createElement('dialog');
      on.stage.container.append(dialog);
      dialog.showModal();
      await on.stage.mount({container: dialog}).ready;
      expect(widget()?.parentElement).to.equal(dialog);
      expect(isVisible(widget())).to.equal(true);
      dialog.close();
      expect(widget()).to.exist;
    });

    it('has whatever id the configuration says', async () => {
      const containerId = 'bank "form" \\ 2';
      configure({selfEmployed: {containerId, create: () => ({render: () => undefined})}});
      on.stage.later(() => configure({selfEmployed: {containerId: undefined, create: undefined}}));
      const mount = on.stage.mount();
      await mount.ready;
      expect(document.getElementById(containerId)?.parentElement).to.equal(on.stage.container);
    });
  });

  describe('in shadow roots', () => {
    for (const mode of ['open', 'closed'] as const) {
      for (const depth of [1, 2, 3]) {
        it(`stands in the document and shows ${depth} deep in ${mode} ones`, async () => {
          const hosts: Element[] = [];
          let place: Element = on.stage.container;
          for (let level = 0; level < depth; level++) {
            const host = document.createElement('div');
            place.append(host);
            hosts.push(host);
            place = document.createElement('main');
            host.attachShadow({mode}).append(place);
          }
          const mount = on.stage.mount({container: place});
          await mount.ready;
          expect(widget()?.parentElement).to.equal(hosts[0]);
          expect(widget()?.textContent).to.contain('Fake');
          expect(isVisible(widget())).to.equal(true);

          mount.unmount();
          expect([...hosts, place].flatMap((element) => [...element.childNodes])).to.deep.equal([]);
        });
      }
    }

    it('goes with an inner place that is taken away', async () => {
      const host = document.createElement('div');
      const place = document.createElement('main');
      on.stage.container.append(host);
      host.attachShadow({mode: 'closed'}).append(place);
      const mount = on.stage.mount({container: place});
      await mount.ready;
      place.remove();
      expect(await outcomeOf(mount.result)).to.include({code: 'unmounted'});
      expect(widget()).to.equal(null);
    });
  });

  describe('not found', () => {
    it('is an error that says what to do, for a selector that finds nothing', async () => {
      const mount = on.stage.mount({container: '#nowhere'});
      expect(await comesOut(mount)).to.deep.equal({code: 'container-not-found', retryable: false});
      const {message} = await rejectionOf(mount.ready);
      expect(message).to.contain('#nowhere').and.to.contain('when the container is in the document');
    });

    it('is an error for an element that is not in the document', async () => {
      const detached = document.createElement('section');
      detached.append(document.createElement('div'));
      const mount = on.stage.mount({container: detached.firstElementChild!});
      expect(await comesOut(mount)).to.deep.equal({code: 'container-not-found', retryable: false});
    });

    it('is an error for an element of another document', async () => {
      const frame = document.createElement('iframe');
      on.stage.container.append(frame);
      const place = frame.contentDocument!.body;
      const mount = on.stage.mount({container: place});
      expect(await comesOut(mount)).to.deep.equal({code: 'container-not-found', retryable: false});
      expect(place.childNodes).to.have.length(0);
    });

    it('is an error of the options for what is no selector', async () => {
      for (const container of ['', '!', '#1', 'div[']) {
        expect(await comesOut(on.stage.mount({container}))).to.include({code: 'invalid-options'});
      }
    });

    it('asks for no token and no script', async () => {
      let asked = false;
      const publicToken = () => String((asked = true));
      const mount = on.stage.mount({container: '#nowhere', publicToken});
      await comesOut(mount);
      expect(asked).to.equal(false);
      expect(document.head.querySelector('script[src*="/widget-host/"]')).to.equal(null);
    });
  });

  describe('busy', () => {
    it('refuses a second mount while the first has no outcome, and leaves the first alone', async () => {
      const first = on.stage.mount();
      await first.ready;
      const second = on.stage.mount();
      expect(await comesOut(second)).to.deep.equal({code: 'container-busy', retryable: true, left: 1});
      second.unmount();
      expect(widget()?.textContent).to.contain('Fake');
    });

    it('refuses a second mount while the first still loads', async () => {
      const first = on.stage.mount({widgetHost: widgetHost('slow-100')});
      const second = on.stage.mount();
      expect((await comesOut(second)).code).to.equal('container-busy');
      expect((await comesOut(first)).code).to.equal('mounted');
    });

    it('refuses a mount where another element of the page has the id, and says so', async () => {
      const stray = document.createElement('div');
      stray.id = ID;
      document.body.prepend(stray);
      on.stage.later(() => stray.remove());
      const mount = on.stage.mount();
      expect(await comesOut(mount)).to.deep.equal({code: 'container-busy', retryable: false, left: 1});
      expect((await rejectionOf(mount.ready)).message).to.contain(`"${ID}"`);
      expect(on.stage.container.childNodes).to.have.length(0);
    });
  });
});
