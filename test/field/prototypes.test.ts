import {expect} from '@open-wc/testing';
import {tokenPath, tokenRequests, widgetHost} from '../tools/hosts.js';
import {cardOf, cleanUp, endOf, linking, openPage, tasks, tokenized, type FieldPage} from './page.js';

type PageWindow = FieldPage['window'];

/** The built file: the helpers of a bundler of the page's own may not stand such a page. */
const DIST = '<script src="/bundle/dist/bank131-widgets.min.js" defer nonce="page"></script>';

/** A library of old that extends what the platform has; each runs in the page as its own script. */
const LIBRARIES: Record<string, string> = {
  'Prototype.js 1.7': `
    Element.prototype.remove = function () { this.parentNode.removeChild(this); return this; };
    Element.prototype.update = function (html) { this.innerHTML = html; return this; };
    Element.prototype.insert = function (node) { this.appendChild(node); return this; };
    Element.prototype.show = Element.prototype.hide = function () { return this; };
    Array.from = function (iterable) {
      if (!iterable) return [];
      var length = iterable.length || 0, results = new Array(length);
      while (length--) results[length] = iterable[length];
      return results;
    };
    Array.prototype.toJSON = function () { return '[' + this.map(String).join(', ') + ']'; };
    String.prototype.toJSON = function () { return '"' + this + '"'; };
    Array.prototype.each = Array.prototype.forEach;
    Array.prototype.first = function () { return this[0]; };
    Array.prototype.without = function () { return this; };
    Array.prototype.reduce = function (fn, initial) { return this.length > 1 ? this : this[0]; };
    Function.prototype.bind = function (context) {
      var method = this, args = Array.prototype.slice.call(arguments, 1);
      return function () { return method.apply(context, args.concat(Array.prototype.slice.call(arguments))); };
    };
    Object.toJSON = JSON.stringify;
    Object.keys = function (object) { var keys = []; for (var key in object) if (object.hasOwnProperty(key)) keys.push(key); return keys; };
    Object.values = function (object) { var values = []; for (var key in object) values.push(object[key]); return values; };
    window.$ = function (id) { return document.getElementById(id); };`,
  'MooTools 1.2': `
    Function.prototype.bind = function (bind, args) { var self = this; return function () { return self.apply(bind, args || arguments); }; };
    Function.prototype.extend = Array.prototype.extend = function () { return this; };
    Array.prototype.contains = function (item) { return this.indexOf(item) !== -1; };
    Array.prototype.empty = function () { this.length = 0; return this; };
    Array.prototype.flatten = function () { return this; };
    String.prototype.contains = function (text) { return this.indexOf(text) > -1; };
    Element.prototype.set = Element.prototype.get = function () { return null; };
    Element.prototype.dispose = function () { return this.parentNode ? this.parentNode.removeChild(this) : this; };
    Element.prototype.empty = function () { return this; };
    Element.prototype.clone = function () { return this.cloneNode(true); };
    Element.prototype.getElement = function () { return null; };
    Element.prototype.toQueryString = function () { return ''; };
    window.$defined = function (object) { return object != undefined; };
    Event.prototype.stop = function () { return this; };`,
  'enumerable additions to every prototype': `
    Object.prototype.extend = function (source) { return source; };
    Object.prototype.inherits = true;
    Array.prototype.last = function () { return this[this.length - 1]; };
    Function.prototype.method = function () { return this; };
    String.prototype.trimAll = function () { return this; };`,
  'polyfills of methods that exist': `
    Element.prototype.append = function () { for (const node of arguments) this.appendChild(node.nodeType ? node : document.createTextNode(node)); };
    Element.prototype.remove = function () { if (this.parentNode === null) throw new TypeError('parentNode is null'); this.parentNode.removeChild(this); };
    Element.prototype.closest = function (selector) { let node = this; while (node && node.nodeType === 1) { if (node.matches(selector)) return node; node = node.parentNode; } return null; };
    Array.prototype.includes = function (item) { return this.indexOf(item) !== -1; };
    Array.prototype.find = function (test) { for (const item of this) if (test(item)) return item; };
    Object.assign = function (target) { for (let i = 1; i < arguments.length; i++) for (const key in arguments[i]) target[key] = arguments[i][key]; return target; };
    Object.entries = function (object) { const all = []; for (const key in object) all.push([key, object[key]]); return all; };
    Promise.prototype.finally = function (done) { return this.then((value) => { done(); return value; }, (error) => { done(); throw error; }); };`,
  'a JSON library of old': `
    Date.prototype.toJSON = Number.prototype.toJSON = Boolean.prototype.toJSON = function () { return this.valueOf(); };
    Object.defineProperty(Object.prototype, 'toJSONString', {value: function () { return JSON.stringify(this); }, configurable: true});`,
};

describe('a page with foreign prototypes', () => {
  cleanUp();

  for (const [name, source] of Object.entries(LIBRARIES)) {
    const open = (body = '<div id="place"></div>') =>
      openPage({head: `<script nonce="page">${source}</script>`, script: DIST, body});

    it(`gives an outcome and leaves nothing behind with ${name}`, async () => {
      const page = await open();
      const steps: string[] = [];
      page.api.configure({observe: ({step}) => steps.push(step)});
      const mount = page.mountSelfEmployed({tokenUrl: tokenPath('ok')});
      expect(await endOf(mount.ready)).to.equal('resolved');
      await page.say(linking('completed'));
      expect(JSON.stringify(await mount.result)).to.equal('{"stage":"bind","status":"completed"}');
      mount.unmount();
      await tasks();
      expect(page.find('#place').childNodes).to.have.length(0);
      expect(steps.at(-1)).to.equal('unmount');
      expect(page.errors).to.deep.equal([]);
    });

    it(`ends a mount whose container the page clears with ${name}`, async () => {
      const page = await open();
      const steps: string[] = [];
      page.api.configure({observe: ({step}) => steps.push(step)});
      const host = widgetHost('ok');
      const mount = page.mountSelfEmployed({widgetHost: host});
      await mount.ready;
      page.find('#place').innerHTML = '';
      expect(await endOf(mount.result)).to.equal('unmounted');
      await tasks();
      expect(steps.at(-1)).to.equal('unmount');
      expect(page.errors).to.deep.equal([]);

      // The lease is free, and the listener gone.
      const next = page.mountSelfEmployed({widgetHost: host});
      expect(await endOf(next.ready)).to.equal('resolved');
      await page.say(linking('in_progress'));
      expect(mount.status).to.equal(undefined);
      expect(next.status).to.equal('in_progress');
    });

    it(`submits the card of an element with ${name}`, async () => {
      const token = tokenPath('ok');
      const page = await open(
        `<form method="post"><bank131-card-tokenize name="card" token-url="${token}" widget-host="${widgetHost('ok')}"></bank131-card-tokenize></form>`,
      );
      expect(await page.outcome()).to.equal('ready');
      await page.say(tokenized());
      const submitted = new page.window.FormData(page.find('form')).get('card');
      expect(submitted).to.equal(JSON.stringify(cardOf()));
      const [request] = await tokenRequests(token);
      expect(request?.body).to.equal('{}');
      page.card.reload();
      expect(await page.outcome(1)).to.equal('ready');
      page.card.remove();
      await tasks();
      expect(page.errors).to.deep.equal([]);
    });
  }
});

describe('an undo step that throws', () => {
  cleanUp();

  const failing = (): never => {
    throw new Error('of the page');
  };

  const FAILING: Record<string, (window: PageWindow) => unknown> = {
    'remove()': ({Element}) => Reflect.set(Element.prototype, 'remove', failing),
    'removeChild()': ({Node}) => Reflect.set(Node.prototype, 'removeChild', failing),
    'replaceChildren()': ({Element}) => Reflect.set(Element.prototype, 'replaceChildren', failing),
    'disconnect() of an observer': ({MutationObserver}) =>
      Reflect.set(MutationObserver.prototype, 'disconnect', failing),
    'clearTimeout()': (window) => Reflect.set(window, 'clearTimeout', failing),
    'the hook `observe`': ({Bank131Widgets}) => Bank131Widgets.configure({observe: failing}),
    'the destroy() of the bank': ({Bank131Widgets}) =>
      Bank131Widgets.configure({selfEmployed: {create: () => ({render: () => undefined, destroy: failing})}}),
    'a destroy() that rejects': ({Bank131Widgets}) =>
      Bank131Widgets.configure({
        selfEmployed: {
          create: () => ({render: () => undefined, destroy: () => Promise.reject(new Error('late'))}),
        },
      }),
  };

  for (const [name, fail] of Object.entries(FAILING)) {
    for (const [where, body] of [
      ["the caller's container", '<div id="place"></div>'],
      ["the page's own container", '<div id="place"><div id="bank131-self-employed"></div></div>'],
    ] as const) {
      it(`keeps no other from its work when ${name} throws in ${where}`, async () => {
        const page = await openPage({body});
        const host = widgetHost('ok');
        const mount = page.mountSelfEmployed({widgetHost: host});
        await mount.ready;
        const {window} = page;
        const before = Object.getOwnPropertyDescriptors(window.Element.prototype);
        const removeChild = Object.getOwnPropertyDescriptor(window.Node.prototype, 'removeChild')!;
        const disconnect = Object.getOwnPropertyDescriptor(window.MutationObserver.prototype, 'disconnect')!;
        const clear = Object.getOwnPropertyDescriptor(window, 'clearTimeout')!;
        fail(window);
        expect(() => mount.unmount()).not.to.throw();
        expect(await endOf(mount.result)).to.equal('unmounted');
        await tasks();
        Object.defineProperties(window.Element.prototype, {
          remove: before.remove,
          replaceChildren: before.replaceChildren,
        } as PropertyDescriptorMap);
        Object.defineProperty(window.Node.prototype, 'removeChild', removeChild);
        Object.defineProperty(window.MutationObserver.prototype, 'disconnect', disconnect);
        Object.defineProperty(window, 'clearTimeout', clear);
        page.api.configure({observe: undefined, selfEmployed: {create: undefined}});

        const next = page.mountSelfEmployed({widgetHost: host});
        expect(await endOf(next.ready)).to.equal('resolved');
        await page.say(linking('completed'));
        expect(mount.status).to.equal(undefined);
        expect(next.status).to.equal('completed');
      });
    }
  }
});
