import {expect} from '@open-wc/testing';
import {
  configure,
  loadCardTokenize,
  mountCardTokenize,
  readPaymentMethod,
  tokenizeCard,
  type CardTokenizeOptions,
  type Configuration,
  type PaymentMethod,
} from '../../src/index.js';
import {onStage} from '../core/on-stage.js';
import {post} from '../faults/senders.js';
import {freshToken, outcomeOf, rejectionOf, until} from '../faults/stage.js';
import {vendor, widgetHost, type HostBehaviour} from '../tools/hosts.js';

const HASH = 'c'.repeat(64);
const CORRECTED = 'd'.repeat(64);
const message = (payload: object) => ({meta: {stage: 'tokenize'}, payload});
const tokenized = (number_hash: string) => message({status: 'completed', number_hash});
const card = (number_hash: string) => ({
  type: 'card',
  card: {type: 'encrypted_card', encrypted_card: {number_hash}},
});
const made = () => vendor().instances.at(-1);

describe('tokenizeCard()', () => {
  const on = onStage();

  function options(
    behaviour: HostBehaviour = 'ok',
    more: Partial<CardTokenizeOptions> = {},
  ): CardTokenizeOptions {
    const controller = new AbortController();
    on.stage.later(() => controller.abort());
    return {
      container: on.stage.container,
      publicToken: freshToken,
      widgetHost: widgetHost(behaviour),
      signal: controller.signal,
      ...more,
    };
  }

  function correct(cardTokenize: Configuration['cardTokenize']): void {
    configure({cardTokenize});
    const names = Object.keys(cardTokenize ?? {});
    on.stage.later(() =>
      configure({cardTokenize: Object.fromEntries(names.map((name) => [name, undefined]))}),
    );
  }

  const rendered = () => until(() => on.stage.container.textContent.includes('Fake'));

  it("resolves with the bank's payment method", async () => {
    const result = tokenizeCard(options());
    await rendered();
    await post(tokenized(HASH));
    const method: PaymentMethod = await result;
    expect(method).to.deep.equal(card(HASH));
  });

  it('resolves with an account', async () => {
    const result = tokenizeCard(options());
    await rendered();
    await post(message({status: 'completed', token: 'tok_1'}));
    expect(await result).to.deep.equal({
      type: 'bank_account',
      bank_account: {system_type: 'ru', ru: {token: 'tok_1'}},
    });
  });

  it('rejects with `widget-failed` and the status if the widget reports failure', async () => {
    const result = tokenizeCard(options());
    void result.catch(() => undefined);
    await rendered();
    await post(message({status: 'failed'}));
    expect(await rejectionOf(result)).to.include({code: 'widget-failed', retryable: true, status: 'failed'});
  });

  it('makes way for the next one after a failure', async () => {
    const first = mountCardTokenize(options());
    await first.ready;
    await post(message({status: 'failed'}));
    expect(await outcomeOf(first.result)).to.include({code: 'widget-failed'});
    const second = mountCardTokenize(options());
    await second.ready;
    await post(tokenized(HASH));
    expect(await second.result).to.deep.equal(card(HASH));
  });

  it('says of a failure after a string token that the same call would not do', async () => {
    const mount = mountCardTokenize(options('ok', {publicToken: `string-${crypto.randomUUID()}`}));
    await mount.ready;
    await post(message({status: 'failed'}));
    expect(await rejectionOf(mount.result)).to.include({code: 'widget-failed', retryable: false});
  });

  it('tells `onResult` of a corrected card too', async () => {
    const heard: PaymentMethod[] = [];
    const result = tokenizeCard(options('ok', {onResult: (method) => heard.push(method)}));
    await rendered();
    await post(tokenized(HASH));
    await post(tokenized(CORRECTED));
    expect(await result).to.deep.equal(card(HASH));
    expect(heard).to.deep.equal([card(HASH), card(CORRECTED)]);
  });

  it("makes the bank's object by its assumed names", async () => {
    void tokenizeCard(options('ok', {publicToken: () => 'token'})).catch(() => undefined);
    await rendered();
    expect(made()).to.include({globalName: 'Bank131Tokenize', renders: 1});
    expect(made()?.options).to.deep.equal({publicToken: 'token'});
    expect(on.stage.container.querySelector('#bank131-tokenize')).to.exist;
  });

  it("has the script's global from loadCardTokenize()", async () => {
    expect(await loadCardTokenize({widgetHost: widgetHost('ok')})).to.equal(
      (window as {Bank131Tokenize?: unknown}).Bank131Tokenize,
    );
  });

  describe('corrected by configure()', () => {
    it('takes other names', async () => {
      correct({
        globalName: 'CardForm',
        containerId: 'card-form',
        script: 'card-form.js',
        stylesheet: 'card-form.css',
      });
      const result = tokenizeCard(options());
      await rendered();
      expect(made()).to.include({globalName: 'CardForm'});
      expect(on.stage.container.querySelector('#card-form')).to.exist;
      await post(tokenized(HASH));
      expect(await result).to.deep.equal(card(HASH));
    });

    it('takes another form of message', async () => {
      correct({
        read(data) {
          const {event, hash} = data as {event?: string; hash?: string};
          if (event !== 'tokenized') return undefined;
          return {status: event, result: readPaymentMethod({number_hash: hash})};
        },
      });
      const result = tokenizeCard(options());
      await rendered();
      await post({event: 'tokenized', hash: HASH});
      expect(await result).to.deep.equal(card(HASH));
    });

    it('takes a reader that throws for one that can not read', async () => {
      correct({read: (data) => ({result: (data as {deep: {result: PaymentMethod}}).deep.result})});
      const result = tokenizeCard(options());
      await rendered();
      await post('no object');
      await post({deep: {result: card(HASH)}});
      expect(await result).to.deep.equal(card(HASH));
    });

    /** The adaptation of a vendor object that takes `(publicToken, {container})` and calls handlers. */
    const calledBack: Configuration['cardTokenize'] = {
      globalName: 'Bank131CardForm',
      create(Form: new (token: string, options: object) => CardForm, {publicToken, container}, report) {
        const form = new Form(publicToken, {container});
        form.onSuccess = (data) => report({result: readPaymentMethod(data)});
        form.onFail = () => report({failed: true});
        return form;
      },
    };

    interface CardForm {
      onSuccess?: (data: object) => void;
      onFail?: () => void;
      render(): void;
    }

    it('takes a vendor object that calls back: success', async () => {
      correct(calledBack);
      const result = tokenizeCard(options('no-global', {publicToken: () => 'token'}));
      await rendered();
      expect(made()?.options.publicToken).to.equal('token');
      expect((made()?.options.container as Element).id).to.equal('bank131-tokenize');
      (made()?.instance as unknown as CardForm).onSuccess?.({number_hash: HASH});
      expect(await result).to.deep.equal(card(HASH));
    });

    it('takes a vendor object that calls back: failure, and nothing after unmount', async () => {
      correct(calledBack);
      const heard: PaymentMethod[] = [];
      const mount = mountCardTokenize(options('no-global', {onResult: (method) => heard.push(method)}));
      await mount.ready;
      const form = made()?.instance as unknown as CardForm;
      form.onFail?.();
      expect(await outcomeOf(mount.result)).to.include({code: 'widget-failed'});
      mount.unmount();
      form.onSuccess?.({number_hash: HASH});
      expect(heard).to.deep.equal([]);
    });

    it('takes a vendor object that reports before it has rendered', async () => {
      correct({
        create: (_vendor, _options, report) => ({
          render: () => report({result: readPaymentMethod({number_hash: HASH})}),
        }),
      });
      const mount = mountCardTokenize(options());
      expect(await mount.result).to.deep.equal(card(HASH));
      await mount.ready;
    });

    it('takes a vendor object whose destroy() is called once in the end', async () => {
      let destroyed = 0;
      correct({create: () => ({render: () => undefined, destroy: () => ++destroyed})});
      const mount = mountCardTokenize(options());
      await mount.ready;
      expect(destroyed).to.equal(0);
      mount.unmount();
      mount.unmount();
      expect(destroyed).to.equal(1);
    });

    it('takes a global that appeared, without loading the script again', async () => {
      const first = options('no-global');
      const {message: told} = await rejectionOf(tokenizeCard(first));
      const [, globalName = ''] = /New on window: (\w+)/.exec(told) ?? [];
      correct({...calledBack, globalName});
      await mountCardTokenize({...first, container: on.stage.container}).ready;
      expect(made()).to.include({globalName: 'Bank131CardForm', renders: 1});
    });

    it('counts for widgets that start afterwards, and for the other widget not at all', async () => {
      correct({globalName: 'Nothing'});
      await on.stage.mount().ready;
      expect(await outcomeOf(tokenizeCard(options()))).to.include({code: 'global-missing'});
    });
  });
});
