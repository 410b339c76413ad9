import {expect} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import {itWith} from '../tools/engine-features.js';
import {widgetHost} from '../tools/hosts.js';
import {
  cleanUp,
  containers,
  create,
  createReady,
  failed,
  KINDS,
  part,
  ready,
  readyOnAnswer,
  say,
  settle,
  slowlyLoading,
  type WidgetElement,
} from './tools.js';

const heightOf = (element: Element): number => element.getBoundingClientRect().height;

const spinnerOf = (element: WidgetElement): Element => part(element, 'status')!.querySelector('.spinner')!;

for (const kind of KINDS) {
  const {tag} = kind;

  describe(`<${tag}>: styles`, () => {
    cleanUp();

    it('keeps its height from before the start to the outcome, so that the page does not jump', async () => {
      const element = create(tag, {}, 'slow-50');
      document.body.append(element);
      await element.updateComplete;
      const heights = [heightOf(element)];
      await ready(element);
      await element.updateComplete;
      heights.push(heightOf(element));
      await say(kind.message);
      await element.updateComplete;
      heights.push(heightOf(element));
      expect(heights[0]).to.equal(320);
      expect(new Set(heights).size).to.equal(1);
    });

    it('keeps its height in an error, with and without a retry button', async () => {
      for (const publicToken of [crypto.randomUUID(), () => crypto.randomUUID()]) {
        const element = create(tag, {publicToken}, 'render-throws');
        document.body.append(element);
        await element.updateComplete;
        const before = heightOf(element);
        await failed(element);
        expect(heightOf(element)).to.equal(before);
        element.remove();
        await settle();
      }
    });

    it('keeps its height while it waits to be started', async () => {
      const element = create(tag, {loading: 'manual'});
      document.body.append(element);
      await element.updateComplete;
      expect(heightOf(element)).to.equal(320);
    });

    it('grows with the widget, and tells of the outcome below it', async () => {
      const element = await createReady(tag);
      const [container] = containers(kind);
      container!.innerHTML = '<div style="height: 500px"></div>';
      expect(heightOf(element)).to.equal(500);
      await say(kind.message);
      await element.updateComplete;
      const {top} = part(element, 'status')!.getBoundingClientRect();
      expect(top).to.be.at.least(container!.getBoundingClientRect().bottom);
    });

    it('keeps the height that the widget had while it is loaded anew, and in an error', async () => {
      const element = await createReady(tag);
      containers(kind)[0]!.innerHTML = '<div style="height: 500px"></div>';
      const again = ready(element);
      element.widgetHost = widgetHost('slow-50');
      element.reload();
      await element.updateComplete;
      expect(heightOf(element)).to.equal(500);
      await again;
      await element.updateComplete;
      expect(heightOf(element)).to.equal(320);
      containers(kind)[0]!.innerHTML = '<div style="height: 400px"></div>';
      element.widgetHost = widgetHost('no-global');
      element.reload();
      await failed(element);
      expect(heightOf(element)).to.equal(400);
    });

    it('takes another height from --bank131-min-block-size', async () => {
      const element = create(tag, {loading: 'manual'});
      element.style.setProperty('--bank131-min-block-size', '100px');
      document.body.append(element);
      await element.updateComplete;
      expect(heightOf(element)).to.equal(100);
    });

    it('is not there while hidden', async () => {
      const element = await createReady(tag);
      element.hidden = true;
      expect(heightOf(element)).to.equal(0);
      element.hidden = false;
      expect(heightOf(element)).to.be.greaterThan(0);
    });

    it('takes type and colour from the page', async () => {
      const box = document.body.appendChild(document.createElement('div'));
      box.setAttribute('style', 'font: italic 20px/1.5 serif; color: rgb(1, 2, 3)');
      const element = create(tag, {}, 'render-throws');
      box.append(element);
      await failed(element);
      const {fontSize, fontStyle, fontFamily, color} = getComputedStyle(part(element, 'retry')!);
      expect([fontSize, fontStyle, fontFamily, color]).to.deep.equal([
        '20px',
        'italic',
        'serif',
        'rgb(1, 2, 3)',
      ]);
    });

    itWith('media emulation', 'turns its spinner, except when the user prefers reduced motion', async () => {
      const element = create(tag, {}, 'hang-js');
      document.body.append(element);
      await slowlyLoading(element);
      await emulateMedia({reducedMotion: 'reduce'});
      expect(getComputedStyle(spinnerOf(element)).animationName).to.equal('none');
      await emulateMedia({reducedMotion: 'no-preference'});
      expect(getComputedStyle(spinnerOf(element)).animationName).not.to.equal('none');
    });

    it('lets clicks through its text while loading', async () => {
      const element = create(tag, {}, 'hang-js');
      element.innerHTML = '<button>Ours</button>';
      document.body.append(element);
      await slowlyLoading(element);
      const {left, top} = element.firstElementChild!.getBoundingClientRect();
      expect(document.elementFromPoint(left + 2, top + 2)?.textContent).to.equal('Ours');
    });
  });

  describe(`<${tag}>: accessibility`, () => {
    cleanUp();

    it('has its live regions before they have text', async () => {
      const element = create(tag, {loading: 'manual'});
      document.body.append(element);
      await element.updateComplete;
      const [status, alert] = (['status', 'error'] as const).map((name) => part(element, name)!);
      expect([status?.role, status?.textContent.trim()]).to.deep.equal(['status', '']);
      expect([alert?.role, alert?.textContent.trim()]).to.deep.equal(['alert', '']);
      element.publicToken = '';
      element.reload();
      await failed(element);
      expect(part(element, 'status') === status).to.equal(true);
      expect(part(element, 'error') === alert).to.equal(true);
      expect(alert?.textContent.trim()).not.to.equal('');
    });

    it('is busy around the widget while it loads, but not around its own text', async () => {
      const host = widgetHost('held-js');
      const element = create(tag, {widgetHost: host});
      document.body.append(element);
      await slowlyLoading(element);
      const busy = element.shadowRoot!.querySelector('[aria-busy=true]');
      expect(
        busy
          ?.querySelector('slot')
          ?.assignedElements()
          .map(({id}) => id),
      ).to.deep.equal([kind.containerId]);
      expect(busy?.contains(part(element, 'status'))).to.equal(false);
      await readyOnAnswer(element, host);
      await element.updateComplete;
      expect(busy?.getAttribute('aria-busy')).to.equal('false');
    });

    const states: Record<string, () => Promise<WidgetElement>> = {
      loading: () => Promise.resolve(document.body.appendChild(create(tag, {}, 'hang-js'))),
      ready: () => createReady(tag),
      done: async () => {
        const element = await createReady(tag);
        await say(kind.message);
        return element;
      },
      error: async () => {
        const element = document.body.appendChild(create(tag, {}, 'render-throws'));
        await failed(element);
        return element;
      },
    };

    for (const [state, show] of Object.entries(states)) {
      it(`is without a fault that axe can find when ${state}`, async () => {
        const element = await show();
        await element.updateComplete;
        expect(element.matches(`:state(${state})`)).to.equal(true);
        await expect(element).to.be.accessible();
      });
    }

    it('has a real button for another try, which submits no form around it', async () => {
      let submitted = false;
      const form = document.body.appendChild(document.createElement('form'));
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        submitted = true;
      });
      const element = create(tag, {}, 'render-throws');
      form.append(element);
      await failed(element);
      const button = part(element, 'retry') as HTMLButtonElement;
      expect(button).to.include({localName: 'button', type: 'button'});
      button.click();
      await failed(element);
      expect(submitted).to.equal(false);
    });

    it('hides its pictures from screen readers', async () => {
      const element = create(tag, {}, 'render-throws');
      document.body.append(element);
      await failed(element);
      const pictures = [...element.shadowRoot!.querySelectorAll('svg')];
      expect(pictures.map((picture) => picture.getAttribute('aria-hidden'))).to.deep.equal(['true']);
    });
  });
}
