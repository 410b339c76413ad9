import {expect} from '@open-wc/testing';
import {cleanUp, codeOf, endOf, openPage, rejectionOf, type FieldPage} from './page.js';

/** A deadline that these mounts must not come to. */
const SHORT = 3_000;

describe('our tag, changed by the page', () => {
  cleanUp();

  type Insert = (this: Node, node: Node, insert: (node: Node) => void) => void;

  /** Has the page do something with every script of the bank's that is inserted, by whatever method. */
  function interceptInsertion({window}: FieldPage, change: Insert): void {
    const methods = [
      [window.Node.prototype, 'appendChild'],
      [window.Node.prototype, 'insertBefore'],
      [window.Element.prototype, 'append'],
      [window.Element.prototype, 'prepend'],
      [window.Element.prototype, 'after'],
      [window.Element.prototype, 'before'],
    ] as const;
    for (const [prototype, name] of methods) {
      const original = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
      Reflect.set(prototype, name, function (this: Node, node: Node, ...rest: unknown[]) {
        const isBanks = node instanceof window.HTMLScriptElement && node.src.includes('/widget-host/');
        if (!isBanks) return original.call(this, node, ...rest);
        change.call(this, node, (other) => original.call(this, other, ...rest));
        return node;
      });
    }
  }

  const CHANGES: Record<string, Insert> = {
    'its type is changed': (node, insert) => {
      (node as HTMLScriptElement).type = 'text/plain';
      insert(node);
    },
    'its type is changed to an unknown module type': (node, insert) => {
      (node as HTMLScriptElement).type = 'module/blocked';
      insert(node);
    },
    'it is not inserted': () => {},
    'its address is taken away': (node, insert) => {
      const script = node as HTMLScriptElement;
      script.dataset.src = script.src;
      script.removeAttribute('src');
      insert(script);
    },
    'a dead clone is inserted in its place': (node, insert) => {
      const clone = node.cloneNode() as HTMLScriptElement;
      clone.type = 'javascript/blocked';
      insert(clone);
    },
    'it is put into a template': (node) => {
      const template = node.ownerDocument!.createElement('template');
      template.content.replaceChildren(node);
    },
  };

  for (const [name, change] of Object.entries(CHANGES)) {
    it(`ends in an error that says so at once when ${name}`, async () => {
      const page = await openPage();
      interceptInsertion(page, change);
      const error = await rejectionOf(page.mountSelfEmployed({timeout: SHORT}).ready);
      expect(codeOf(error)).to.be.oneOf(['script-blocked', 'script-failed']);
      expect(error.message).to.match(/\b(changed|replaced|removed|altered|tampered|modified)/i);
      expect(error.message).not.to.contain('Content Security Policy');
    });
  }

  it('ends before the deadline when a new script of the page gets its type with its address', async () => {
    const page = await openPage();
    const {document, window} = page;
    const {createElement} = window.Document.prototype as {createElement: (name: string) => HTMLElement};
    const src = Object.getOwnPropertyDescriptor(window.HTMLScriptElement.prototype, 'src')!;
    Reflect.set(document, 'createElement', (name: string) => {
      const element = Reflect.apply(createElement, document, [name]);
      if (name !== 'script') return element;
      Object.defineProperty(element, 'src', {
        get: () => src.get!.call(element) as string,
        set(value: string) {
          element.setAttribute('type', 'text/plain');
          src.set!.call(element, value);
        },
      });
      return element;
    });
    const end = await endOf(page.mountSelfEmployed({timeout: SHORT}).ready);
    expect(end).to.be.oneOf(['resolved', 'script-blocked']);
  });

  it('ends before the deadline when a clone that runs is inserted in its place', async () => {
    const page = await openPage();
    interceptInsertion(page, (node, insert) => {
      const clone = page.document.createElement('script');
      clone.src = (node as HTMLScriptElement).src;
      insert(clone);
    });
    const end = await endOf(page.mountSelfEmployed({timeout: SHORT}).ready);
    expect(end).to.be.oneOf(['resolved', 'script-blocked', 'script-failed']);
  });

  it('works when the page takes it away again: it runs all the same', async () => {
    const page = await openPage();
    const {window, document} = page;
    new window.MutationObserver((records) => {
      for (const node of records.flatMap(({addedNodes}) => [...addedNodes])) {
        if (node instanceof window.HTMLScriptElement) node.remove();
      }
    }).observe(document.head, {childList: true});
    expect(await endOf(page.mountSelfEmployed({timeout: SHORT}).ready)).to.equal('resolved');
  });
});

describe('a platform that the page has wrapped', () => {
  cleanUp();

  /** Wraps the setter of a property. */
  function wrapSetter(prototype: object, name: string, wrap: (value: unknown) => unknown): void {
    const original = Object.getOwnPropertyDescriptor(prototype, name)!;
    Object.defineProperty(prototype, name, {
      ...original,
      set(value: unknown) {
        original.set!.call(this, wrap(value));
      },
    });
  }

  const wrapMethod = (prototype: object, name: string, wrap: (node: unknown) => void) => {
    const original = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
    Reflect.set(prototype, name, function (this: unknown, ...args: unknown[]) {
      wrap(args[0]);
      return original.apply(this, args);
    });
  };

  const isScript = (node: unknown) => (node as Node | undefined)?.nodeName === 'SCRIPT';

  const HARMLESS: Record<string, (window: FieldPage['window']) => void> = {
    'script.src reads its text': ({HTMLScriptElement}) =>
      wrapSetter(HTMLScriptElement.prototype, 'src', (url) => {
        if ((url as string).startsWith('https://ads.example/')) throw new Error('No ads here.');
        return url;
      }),
    'script.src searches its text': ({HTMLScriptElement}) =>
      wrapSetter(HTMLScriptElement.prototype, 'src', (url) => {
        if ((url as string).indexOf('ads') > 10_000 || (url as string).toLowerCase() === 'x')
          throw new Error();
        return url;
      }),
    'script.src makes a string of it': ({HTMLScriptElement}) =>
      wrapSetter(HTMLScriptElement.prototype, 'src', String),
    'script.src takes strings alone': ({HTMLScriptElement}) =>
      wrapSetter(HTMLScriptElement.prototype, 'src', (url) => {
        if (typeof url !== 'string') throw new TypeError('A string, please.');
        return url;
      }),
    'node.textContent makes a string of it': ({Node}) => wrapSetter(Node.prototype, 'textContent', String),
    'script.src throws': ({HTMLScriptElement}) =>
      wrapSetter(HTMLScriptElement.prototype, 'src', () => {
        throw new Error('of the wrapper');
      }),
    'setAttribute() reads its text': ({Element}) =>
      wrapMethod(Element.prototype, 'setAttribute', (name) => (name as string).toLowerCase()),
  };

  for (const [name, wrap] of Object.entries(HARMLESS)) {
    it(`works when a wrapper around ${name}`, async () => {
      const page = await openPage();
      wrap(page.window);
      expect(await endOf(page.mountSelfEmployed().ready)).to.equal('resolved');
    });
  }

  const FAILING: Record<string, (window: FieldPage['window']) => void> = {
    'inserting a script': ({Node, Element}) => {
      for (const [prototype, method] of [
        [Node.prototype, 'appendChild'],
        [Node.prototype, 'insertBefore'],
        [Element.prototype, 'append'],
        [Element.prototype, 'prepend'],
      ] as const) {
        wrapMethod(prototype, method, (node) => {
          if (isScript(node)) throw new Error('of the wrapper');
        });
      }
    },
    'making a script': ({Document}) =>
      wrapMethod(Document.prototype, 'createElement', (name) => {
        if (name === 'script') throw new Error('of the wrapper');
      }),
  };

  for (const [name, wrap] of Object.entries(FAILING)) {
    it(`ends in a coded error that blames no policy when ${name} throws`, async () => {
      const page = await openPage();
      wrap(page.window);
      const error = await rejectionOf(page.mountSelfEmployed({timeout: SHORT}).ready);
      expect(codeOf(error)).to.be.oneOf(['script-blocked', 'script-failed']);
      expect(error.message).not.to.match(/Content Security Policy|trusted.types/i);
      expect(page.errors).to.deep.equal([]);
    });
  }
});
