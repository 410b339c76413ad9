import {expect} from '@open-wc/testing';
import {itWith} from '../tools/engine-features.js';
import {
  cleanUp,
  containers,
  create,
  createReady,
  failed,
  KINDS,
  offersRetry,
  ready,
  renders,
  say,
  settle,
  stateOf,
  statesOf,
  tokens,
} from './tools.js';

type Mode = 'open' | 'closed';

/** Nested shadow roots, and a place inside the innermost. */
function nest(
  modes: readonly Mode[],
  parent: Node = document.body,
): {outermost: Element; place: HTMLElement} {
  const [mode, ...others] = modes;
  const host = parent.appendChild(document.createElement('div'));
  if (!mode) return {outermost: host, place: host};
  const root = host.attachShadow({mode});
  return {outermost: host, place: nest(others, root).place};
}

const NESTINGS: readonly Mode[][] = [
  ['open'],
  ['closed'],
  ['open', 'open'],
  ['closed', 'open'],
  ['open', 'closed', 'open'],
  ['closed', 'closed', 'closed'],
];

for (const kind of KINDS) {
  const {tag} = kind;

  describe(`<${tag}>: inside shadow roots`, () => {
    cleanUp();

    for (const modes of NESTINGS) {
      it(`shows the widget in its place inside ${modes.join(', ')}`, async () => {
        const {place} = nest(modes);
        const element = await createReady(tag, {}, place);
        const found = document.getElementById(kind.containerId);
        expect(found?.getRootNode() === document).to.equal(true);
        expect(containers(kind)).to.have.length(1);
        const [shown, around] = [found!, element].map((node) => node.getBoundingClientRect());
        expect(shown!.height).to.be.greaterThan(0);
        expect(shown!.top).to.be.within(around!.top, around!.bottom - shown!.height);
        expect(shown!.left).to.equal(around!.left);
        await say(kind.message);
        expect(await element.result).to.deep.equal(kind.outcome);
      });

      it(`leaves nothing behind inside ${modes.join(', ')}`, async () => {
        const {outermost, place} = nest(modes);
        const element = await createReady(tag, {}, place);
        element.remove();
        await settle();
        expect(outermost.childNodes).to.have.length(0);
        expect(place.childNodes).to.have.length(0);
        expect(element.childNodes).to.have.length(0);
      });
    }

    it('ends when the outermost host is removed', async () => {
      const {outermost, place} = nest(['open', 'closed']);
      const element = await createReady(tag, {}, place);
      const {result} = element;
      outermost.remove();
      expect(await stateOf(result)).to.equal('unmounted');
      expect(containers(kind)).to.have.length(0);
    });

    it('goes on when the outermost host is moved within its tree', async () => {
      const {outermost, place} = nest(['open', 'closed']);
      const publicToken = tokens();
      const element = await createReady(tag, {publicToken}, place);
      document.body.prepend(outermost);
      await settle();
      expect(statesOf(element)).to.deep.equal(['ready']);
      expect(publicToken.asked).to.equal(1);
    });
  });

  describe(`<${tag}>: moved to another tree`, () => {
    cleanUp();

    it('starts anew, since the bank’s code may not find its container there', async () => {
      const publicToken = tokens();
      const element = await createReady(tag, {publicToken});
      const {result} = element;
      const again = ready(element);
      nest(['open']).place.append(element);
      await again;
      expect(publicToken.asked).to.equal(2);
      expect(document.getElementById(kind.containerId)).to.exist;
      expect(containers(kind)).to.have.length(1);
      await say(kind.message);
      expect(await result).to.deep.equal(kind.outcome);
    });

    it('starts anew when a host around it is moved into another tree', async () => {
      const {outermost, place} = nest(['open']);
      const element = await createReady(tag, {}, place);
      const again = ready(element);
      nest(['open']).place.append(outermost);
      await again;
      expect(document.getElementById(kind.containerId)).to.exist;
      expect(containers(kind)).to.have.length(1);
    });

    itWith('moveBefore', 'by moveBefore starts anew, too', async () => {
      const element = await createReady(tag);
      const again = ready(element);
      const {place} = nest(['open']);
      (place as HTMLElement & {moveBefore(node: Node, before: Node | null): void}).moveBefore(element, null);
      await again;
      expect(document.getElementById(kind.containerId)).to.exist;
    });

    it('ends in token-failed where a string token was its only one', async () => {
      const element = await createReady(tag, {publicToken: crypto.randomUUID()});
      const before = renders(kind);
      const error = failed(element);
      nest(['open']).place.append(element);
      expect((await error).code).to.equal('token-failed');
      expect(offersRetry(element)).to.equal(false);
      expect(renders(kind)).to.equal(before);
    });

    it('keeps its outcome', async () => {
      const publicToken = tokens();
      const element = await createReady(tag, {publicToken});
      await say(kind.message);
      nest(['open']).place.append(element);
      await settle();
      expect(statesOf(element)).to.include('done');
      expect(publicToken.asked).to.equal(1);
      expect(await element.result).to.deep.equal(kind.outcome);
    });
  });

  describe(`<${tag}>: inside a <dialog>`, () => {
    cleanUp();

    it('works in an open one', async () => {
      const dialog = document.body.appendChild(document.createElement('dialog'));
      dialog.showModal();
      const element = await createReady(tag, {}, dialog);
      expect(containers(kind)[0]?.getBoundingClientRect().height).to.be.greaterThan(0);
      await say(kind.message);
      expect(await element.result).to.deep.equal(kind.outcome);
    });

    it('keeps its widget while the dialog is closed and opened again', async () => {
      const dialog = document.body.appendChild(document.createElement('dialog'));
      dialog.showModal();
      const publicToken = tokens();
      const element = await createReady(tag, {publicToken}, dialog);
      dialog.close();
      await settle();
      dialog.showModal();
      await settle();
      expect(statesOf(element)).to.deep.equal(['ready']);
      expect(publicToken.asked).to.equal(1);
    });

    it('works in one that stands inside a shadow root', async () => {
      const {place} = nest(['open']);
      const dialog = place.appendChild(document.createElement('dialog'));
      dialog.showModal();
      const element = create(tag);
      dialog.append(element);
      await ready(element);
      const [container] = containers(kind);
      const {left, top} = container!.getBoundingClientRect();
      expect(container!.contains(document.elementFromPoint(left + 1, top + 1))).to.equal(true);
    });
  });
}
