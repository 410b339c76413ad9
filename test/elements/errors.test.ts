import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {
  CARD,
  cleanUp,
  containers,
  create,
  createReady,
  failed,
  KINDS,
  offersRetry,
  part,
  read,
  ready,
  recordWarnings,
  say,
  settle,
  stateOf,
  statesOf,
  tokens,
} from './tools.js';

/** A token function that fails when it is first asked. */
function failingFirst(): (() => string) & {asked: number} {
  const provider = () => {
    if ((provider.asked += 1) === 1) throw new Error('The backend is away.');
    return crypto.randomUUID();
  };
  provider.asked = 0;
  return provider;
}

describe('<bank131-card-tokenize>: the focus in a widget that fails', () => {
  cleanUp();

  it('stays in the widget when it reports that it failed, and the next Tab leads to the retry button', async () => {
    const element = await createReady(CARD.tag, {publicToken: tokens()});
    const input = document.createElement('input');
    containers(CARD)[0]?.append(input);
    input.focus();
    const error = failed(element);
    await say({meta: {stage: 'tokenize'}, payload: {status: 'failed'}});
    await error;
    expect(document.activeElement === input).to.equal(true);
    await sendKeys({press: 'Tab'});
    expect(element.shadowRoot!.activeElement?.localName).to.equal('button');
  });

  it('stays outside the element when the widget reports that it failed', async () => {
    const element = await createReady(CARD.tag, {publicToken: tokens()});
    const elsewhere = document.body.appendChild(document.createElement('input'));
    elsewhere.focus();
    const error = failed(element);
    await say({meta: {stage: 'tokenize'}, payload: {status: 'failed'}});
    await error;
    expect(document.activeElement === elsewhere).to.equal(true);
  });
});

for (const kind of KINDS) {
  const {tag} = kind;

  describe(`<${tag}>: errors`, () => {
    cleanUp();

    it('offers another try, which gets a fresh token and works', async () => {
      const publicToken = failingFirst();
      const element = create(tag, {publicToken});
      document.body.append(element);
      expect((await failed(element)).code).to.equal('token-failed');
      expect(read(element, 'error')).to.equal('The form could not be opened. Please try again. Try again');
      const again = ready(element);
      part(element, 'retry')?.click();
      expect(statesOf(element)).to.deep.equal(['loading']);
      await again;
      await element.updateComplete;
      expect(publicToken.asked).to.equal(2);
      expect(offersRetry(element)).to.equal(false);
      expect(read(element, 'error')).to.equal('');
      expect(element.error).to.equal(undefined);
    });

    it('keeps the focus in its place when the retry button vanishes: the next Tab leads into the widget', async () => {
      const element = create(tag, {publicToken: failingFirst()});
      document.body.append(element);
      await failed(element);
      part(element, 'retry')?.focus();
      const again = ready(element);
      await sendKeys({press: 'Enter'});
      await again;
      await element.updateComplete;
      expect(document.activeElement?.localName).to.equal(tag);
      const input = document.createElement('input');
      containers(kind)[0]?.append(input);
      await sendKeys({press: 'Tab'});
      expect(document.activeElement?.localName).to.equal('input');
    });

    it('says in the console what happened, without the cause', async () => {
      const logged = recordWarnings('error');
      const element = create(tag, {publicToken: failingFirst()});
      document.body.append(element);
      await failed(element);
      expect(logged).to.have.length(1);
      expect(logged[0]).to.contain('bank131-widgets: ').and.not.to.contain('The backend is away');
    });

    it('offers no other try where none can help', async () => {
      const element = create(tag, {environment: 'test' as 'demo'});
      document.body.append(element);
      expect((await failed(element)).retryable).to.equal(false);
      expect(offersRetry(element)).to.equal(false);
      expect(read(element, 'error')).to.equal(
        'The form could not be opened. Reload the page or try again later.',
      );
    });

    it('never shows or tells the token in an error', async () => {
      const publicToken = crypto.randomUUID();
      const element = create(tag, {publicToken}, 'construct-throws');
      document.body.append(element);
      const error = await failed(element);
      expect(error.message).not.to.contain(publicToken);
      expect(element.shadowRoot!.innerHTML).not.to.contain(publicToken);
    });

    it('takes the widget off the page when it fails', async () => {
      const element = create(tag, {}, 'render-rejects');
      document.body.append(element);
      await failed(element);
      expect(containers(kind)).to.have.length(0);
    });

    it('shows an error with a retry button when a re-render removes the widget', async () => {
      const publicToken = tokens();
      const element = await createReady(tag, {publicToken});
      const error = failed(element);
      element.replaceChildren();
      expect(await error).to.include({code: 'unmounted', retryable: true});
      expect(await stateOf(element.result)).to.equal('pending');
      const again = ready(element);
      part(element, 'retry')?.click();
      await again;
      expect(publicToken.asked).to.equal(2);
    });

    it('tells, but offers no other try, when the wiped widget had the only token', async () => {
      const element = await createReady(tag, {publicToken: crypto.randomUUID()});
      const error = failed(element);
      element.replaceChildren();
      expect(await error).to.include({code: 'unmounted', retryable: false});
      expect(offersRetry(element)).to.equal(false);
      expect(await stateOf(element.result)).to.equal('unmounted');
    });

    it('tells when a re-render wipes the widget away while it loads', async () => {
      const element = create(tag, {}, 'hang-js');
      document.body.append(element);
      await settle();
      const error = failed(element);
      element.replaceChildren();
      expect(await error).to.include({code: 'unmounted', retryable: true});
    });

    it('keeps its outcome when a re-render wipes the widget away after it', async () => {
      const element = await createReady(tag);
      await say(kind.message);
      element.replaceChildren();
      await settle();
      expect(statesOf(element)).to.include('done');
    });
  });

  describe(`two <${tag}> on a page`, () => {
    cleanUp();

    it('tells on the second that the first is busy, and spends no token on it', async () => {
      await createReady(tag);
      const publicToken = tokens();
      const second = create(tag, {publicToken});
      document.body.append(second);
      expect((await failed(second)).code).to.equal('container-busy');
      expect(read(second, 'error')).to.contain('This form is already open on the page.');
      expect(publicToken.asked).to.equal(0);
      expect(containers(kind)).to.have.length(1);
    });

    it('opens the second on another try, once the first has its outcome, which it keeps', async () => {
      const first = await createReady(tag);
      const second = create(tag);
      document.body.append(second);
      await failed(second);
      await say(kind.message);
      const opened = ready(second);
      part(second, 'retry')?.click();
      await opened;
      expect(containers(kind)).to.have.length(1);
      expect(second.contains(containers(kind)[0]!)).to.equal(true);
      expect(statesOf(first)).to.include('done');
      expect(await stateOf(second.result)).to.equal('pending');
    });

    it('opens the second on another try, once the first was removed', async () => {
      const first = await createReady(tag);
      const second = create(tag);
      document.body.append(second);
      await failed(second);
      first.remove();
      const opened = ready(second);
      part(second, 'retry')?.click();
      await opened;
      expect(statesOf(second)).to.deep.equal(['ready']);
    });

    it('gives a message to the one whose widget is open, and not to the other', async () => {
      const first = await createReady(tag);
      const second = create(tag);
      document.body.append(second);
      await failed(second);
      await say(kind.message);
      expect(await stateOf(first.result)).to.equal('resolved');
      expect(await stateOf(second.result)).to.equal('pending');
    });
  });
}

describe('<bank131-card-tokenize>: retry while disabled', () => {
  cleanUp();

  it('can’t be pressed', async () => {
    const element = create('bank131-card-tokenize', {disabled: true}, 'render-throws');
    document.body.append(element);
    await failed(element);
    expect((part(element, 'retry') as HTMLButtonElement).disabled).to.equal(true);
    element.disabled = false;
    await element.updateComplete;
    expect((part(element, 'retry') as HTMLButtonElement).disabled).to.equal(false);
  });
});
