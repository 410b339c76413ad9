import {expect} from '@open-wc/testing';
import {
  bindSelfEmployed,
  configure,
  loadSelfEmployed,
  mountCardTokenize,
  mountSelfEmployed,
  preloadCardTokenize,
  tokenizeCard,
  type Bank131Error,
  type PaymentMethod,
} from '../../src/index.js';
import {installFakeWidgets, type FakeWidgets} from '../../src/testing/index.js';

const hash = (digit: string) => digit.repeat(64);

const card = (digit = 'a'): PaymentMethod => ({
  type: 'card',
  card: {
    type: 'encrypted_card',
    encrypted_card: {
      number_hash: hash(digit),
      expiration_date_hash: hash('b'),
      cardholder_name_hash: hash('c'),
    },
  },
});

const account: PaymentMethod = {
  type: 'bank_account',
  bank_account: {system_type: 'ru', ru: {token: 'account-token'}},
};

const outcome = (promise: Promise<unknown>) =>
  promise.then(
    (value) => ({value}),
    (error: unknown) => ({code: (error as Bank131Error).code}),
  );

const CODES = ['script-failed', 'script-blocked', 'render-failed', 'timeout'] as const;

describe('installFakeWidgets()', () => {
  let fakes: FakeWidgets;
  let container: HTMLElement;
  let end: AbortController;
  const options = () => ({container, publicToken: () => 'token', signal: end.signal});

  beforeEach(() => {
    fakes = installFakeWidgets();
    end = new AbortController();
    container = document.createElement('div');
    document.body.append(container);
  });

  afterEach(() => {
    end.abort();
    fakes.uninstall();
    container.remove();
    configure({
      selfEmployed: {globalName: undefined},
      cardTokenize: {globalName: undefined, read: undefined},
    });
  });

  describe('for a self-employed user', () => {
    it('reports each status and the outcome in order', async () => {
      const statuses: string[] = [];
      const linked = bindSelfEmployed({...options(), onStatus: (status) => statuses.push(status)});
      fakes.selfEmployed.report('in_progress');
      fakes.selfEmployed.report('completed');
      expect(await linked).to.deep.equal({stage: 'bind', status: 'completed'});
      expect(statuses).to.deep.equal(['in_progress', 'completed']);
    });

    it('reports an outcome that the test gave before the call', async () => {
      fakes.selfEmployed.report('failed');
      expect(await bindSelfEmployed(options())).to.deep.equal({stage: 'bind', status: 'failed'});
    });

    it('reports at once when the widget is on the page', async () => {
      const mount = mountSelfEmployed(options());
      await mount.ready;
      await new Promise((resolve) => setTimeout(resolve));
      fakes.selfEmployed.report('in_progress');
      expect(mount.status).to.equal('in_progress');
      expect(container.textContent).to.contain('Bank131SelfEmployed');
    });

    it('reports nothing before the widget is ready', async () => {
      const order: string[] = [];
      fakes.selfEmployed.report('completed');
      const mount = mountSelfEmployed({...options(), onStatus: () => order.push('status')});
      await Promise.all([mount.ready.then(() => order.push('ready')), mount.result]);
      expect(order).to.deep.equal(['ready', 'status']);
    });

    it('gives the next widget its own outcome when the previous one is still on the page', async () => {
      fakes.selfEmployed.report('failed');
      await bindSelfEmployed(options());
      const second = bindSelfEmployed(options());
      fakes.selfEmployed.report('completed');
      expect(await second).to.deep.equal({stage: 'bind', status: 'completed'});
    });

    it('loads a constructor with its stages', async () => {
      const Vendor = await loadSelfEmployed();
      expect(Vendor.STAGES).to.deep.equal({bind: 'bind'});
    });

    it('throws when the token, the stage or the container is missing', async () => {
      const Vendor = await loadSelfEmployed();
      expect(() => new Vendor({stage: 'bind', publicToken: ''})).to.throw(TypeError, /publicToken/);
      expect(() => new Vendor({stage: 'other' as 'bind', publicToken: 'token'})).to.throw(TypeError, /stage/);
      expect(() => new Vendor({stage: 'bind', publicToken: 'token'}).render()).to.throw(
        /bank131-self-employed/,
      );
    });

    it('names the statuses when the test reports an unknown one', () => {
      expect(() => fakes.selfEmployed.report('done' as 'failed')).to.throw(TypeError, /in_progress/);
    });
  });

  describe('for a card', () => {
    it('gives the hashes', async () => {
      const tokenized = tokenizeCard(options());
      fakes.cardTokenize.report(card());
      expect(await tokenized).to.deep.equal(card());
    });

    it('gives an account’s token', async () => {
      fakes.cardTokenize.report(account);
      expect(await tokenizeCard(options())).to.deep.equal(account);
    });

    it('reports a correction after the first outcome', async () => {
      const results: PaymentMethod[] = [];
      fakes.cardTokenize.report(card('1'));
      await tokenizeCard({...options(), onResult: (result) => results.push(result)});
      fakes.cardTokenize.report(card('2'));
      await new Promise((resolve) => setTimeout(resolve));
      expect(results).to.deep.equal([card('1'), card('2')]);
    });

    it('reports that the widget failed', async () => {
      fakes.cardTokenize.fail('widget-failed');
      expect(await outcome(tokenizeCard(options()))).to.deep.equal({code: 'widget-failed'});
    });

    it('throws when a hash is not 64 hex digits', () => {
      const short = {...card(), card: {type: 'encrypted_card', encrypted_card: {number_hash: 'abc'}}};
      expect(() => fakes.cardTokenize.report(short as PaymentMethod)).to.throw(TypeError, /64 hex digits/);
    });
  });

  describe('with fail()', () => {
    for (const code of [...CODES, 'widget-failed'] as const) {
      it(`ends the next start with ${code}, and not the one after it`, async () => {
        fakes.cardTokenize.fail(code);
        expect(
          await outcome(tokenizeCard({...options(), timeout: code === 'timeout' ? 300 : 30_000})),
        ).to.deep.equal({code});
        fakes.cardTokenize.report(card());
        expect(await tokenizeCard(options())).to.deep.equal(card());
      });
    }

    for (const code of CODES) {
      it(`ends a start with ${code} when the test says so after the call, and an earlier start was successful`, async () => {
        fakes.selfEmployed.report('completed');
        await bindSelfEmployed(options());
        const second = outcome(bindSelfEmployed({...options(), timeout: code === 'timeout' ? 300 : 30_000}));
        fakes.selfEmployed.fail(code);
        expect(await second).to.deep.equal({code});
      });
    }

    it('fails every call that waits for the script', async () => {
      fakes.selfEmployed.fail('script-failed');
      const calls = [loadSelfEmployed(), loadSelfEmployed(), bindSelfEmployed(options())];
      expect(await Promise.all(calls.map(outcome))).to.deep.equal(Array(3).fill({code: 'script-failed'}));
    });

    it('does not affect the other widget', async () => {
      fakes.cardTokenize.fail('script-failed');
      fakes.selfEmployed.report('completed');
      expect((await bindSelfEmployed(options())).status).to.equal('completed');
    });

    it('names the codes when the test gives an unknown one', () => {
      expect(() => fakes.selfEmployed.fail('offline' as 'timeout')).to.throw(TypeError, /script-failed/);
    });
  });

  describe('with setOnline(false)', () => {
    it('ends each start with offline after its timeout', async () => {
      fakes.setOnline(false);
      expect(navigator.onLine).to.be.false;
      for (const timeout of [300, 600]) {
        expect(await outcome(tokenizeCard({...options(), timeout}))).to.deep.equal({code: 'offline'});
      }
    });

    it('lets a start go on when the page is online again', async () => {
      fakes.setOnline(false);
      fakes.selfEmployed.report('completed');
      const linked = bindSelfEmployed(options());
      await new Promise((resolve) => setTimeout(resolve, 100)); // the first attempt fails
      fakes.setOnline(true);
      expect((await linked).status).to.equal('completed');
    });

    it('leaves navigator.onLine as it was when the fakes are uninstalled', () => {
      fakes.setOnline(false);
      fakes.uninstall();
      expect(navigator.onLine).to.be.true;
    });
  });

  describe('on the page', () => {
    it('makes no request', async () => {
      const before = performance.getEntriesByType('resource').length;
      fakes.cardTokenize.fail('script-failed');
      await outcome(tokenizeCard(options()));
      fakes.cardTokenize.report(card());
      await tokenizeCard(options());
      preloadCardTokenize();
      await new Promise((resolve) => setTimeout(resolve, 50));
      const asked = performance.getEntriesByType('resource').slice(before);
      expect(
        asked.map(({name}) => name).filter((name) => !name.startsWith('http://localhost:1/')),
      ).to.deep.equal([]);
    });

    it('replaces the widgets when the page has configured overrides before', async () => {
      fakes.uninstall();
      configure({
        cardTokenize: {
          globalName: 'CardForm',
          script: 'https://elsewhere.test/card.js',
          read: () => undefined,
        },
      });
      fakes = installFakeWidgets();
      fakes.cardTokenize.report(card());
      expect(await tokenizeCard(options())).to.deep.equal(card());
    });

    it('restores the overrides of the page on uninstall()', async () => {
      fakes.uninstall();
      configure({selfEmployed: {globalName: 'LinkingForm'}});
      fakes = installFakeWidgets();
      fakes.uninstall();
      const page = globalThis as {LinkingForm?: unknown};
      page.LinkingForm = () => undefined;
      const {href} = new URL('/widget-host/ok/fakes/self-employed.css', location.href);
      configure({selfEmployed: {stylesheet: href}});
      expect(await loadSelfEmployed()).to.equal(page.LinkingForm);
      delete page.LinkingForm;
    });

    it('adds nothing to the head, and leaves no global behind on uninstall()', async () => {
      fakes.uninstall();
      const globals = () => Object.getOwnPropertyNames(window).sort().join();
      const tags = () => document.head.innerHTML;
      const before = [globals(), tags()];
      fakes = installFakeWidgets();
      expect(tags()).to.equal(before[1]);
      fakes.cardTokenize.fail('script-failed');
      await outcome(tokenizeCard(options()));
      fakes.cardTokenize.report(card());
      const mount = mountCardTokenize(options());
      await mount.result;
      mount.unmount();
      expect(container.innerHTML).to.equal('');
      fakes.uninstall();
      fakes.uninstall();
      expect([globals(), tags()]).to.deep.equal(before);
    });

    it('removes a widget that a test left on the page, so that the next test can start one', async () => {
      const left = outcome(bindSelfEmployed(options()));
      await new Promise((resolve) => setTimeout(resolve, 20));
      fakes.uninstall();
      expect(await left).to.deep.equal({code: 'unmounted'});
      expect(container.innerHTML).to.equal('');
      fakes = installFakeWidgets();
      fakes.selfEmployed.report('completed');
      expect((await bindSelfEmployed(options())).status).to.equal('completed');
    });

    it('throws when fakes are installed twice, or used after uninstall()', () => {
      expect(() => installFakeWidgets()).to.throw(/uninstall\(\) first/);
      fakes.uninstall();
      expect(() => fakes.selfEmployed.report('completed')).to.throw(/installFakeWidgets\(\) again/);
    });
  });
});
