import type {PaymentMethod, SelfEmployedStatus} from '../bank.js';
import {ownGlobal} from '../core/page.js';
import {configuration, configure, overridesOf, type Configuration} from '../options.js';
import {readPaymentMethod} from '../payment-method.js';
import {contract} from './contract.js';
import {FakeWidget, type StartFailure} from './fake-widget.js';
import {setGlobal} from './page-globals.js';

/** Controls the fake of the self-employed widget. */
export interface FakeSelfEmployed {
  /** Lets the widget report this status: now, or as soon as it is on the page. */
  report(status: SelfEmployedStatus): void;
  /** Lets the next start fail with this code. The one after it works again. */
  fail(code: StartFailure): void;
}

/** Controls the fake of the tokenization widget. */
export interface FakeCardTokenize {
  /**
   * Lets the widget report this card or account: now, or as soon as it is on the page. Further ones are corrections.
   *
   * @throws TypeError unless each hash is 64 hex digits
   */
  report(result: PaymentMethod): void;
  /** Lets the next start fail with this code; `widget-failed` lets the widget report that it failed. */
  fail(code: StartFailure | 'widget-failed'): void;
}

/** The fakes on a page. */
export interface FakeWidgets {
  readonly selfEmployed: FakeSelfEmployed;
  readonly cardTokenize: FakeCardTokenize;
  /**
   * Takes the page offline or back online. Offline, `navigator.onLine` is false, and a start fails with `offline` after its
   * `timeout`; back online, it goes on.
   */
  setOnline(isOnline: boolean): void;
  /** Removes the fakes. Widgets that are still on the page end with `unmounted`. A second call does nothing. */
  uninstall(): void;
}

let installed: FakeWidgets | undefined;

/**
 * Replaces both of the bank's widgets by fakes until `uninstall()`. They make no request, and report each status, hash
 * and failure when the test says so. The functions and elements themselves are the real ones. Meanwhile, overrides that
 * the page has configured don't count, and a failed script is tried again only if the call sets `retries`.
 *
 * @throws Error if fakes are installed already
 */
export function installFakeWidgets(): FakeWidgets {
  if (installed) throw new Error('Fakes are installed already. Call their uninstall() first.');
  const selfEmployed = new FakeWidget(contract.selfEmployed);
  const cardTokenize = new FakeWidget(contract.cardTokenize);
  const restoreConfiguration = configureFakes({
    selfEmployed: {...NOTHING, ...selfEmployed.definition},
    cardTokenize: {...NOTHING, ...cardTokenize.definition},
    retries: 0,
  });
  const fakes: FakeWidgets = {
    selfEmployed: selfEmployedControls(selfEmployed, () => checkInstalled(fakes)),
    cardTokenize: cardTokenizeControls(cardTokenize, () => checkInstalled(fakes)),
    setOnline(isOnline) {
      checkInstalled(fakes);
      setNavigatorOnline(isOnline);
      for (const widget of [selfEmployed, cardTokenize]) widget.setOnline(isOnline);
      window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
    },
    uninstall() {
      if (installed !== fakes) return;
      setNavigatorOnline(true);
      installed = undefined;
      selfEmployed.uninstall();
      cardTokenize.uninstall();
      restoreConfiguration();
    },
  };
  installed = fakes;
  return fakes;
}

/** Hides the browser's own answer, or shows it again. */
function setNavigatorOnline(isOnline: boolean): void {
  if (isOnline) Reflect.deleteProperty(navigator, 'onLine');
  else Object.defineProperty(navigator, 'onLine', {value: false, configurable: true});
}

function selfEmployedControls(widget: FakeWidget, check: () => void): FakeSelfEmployed {
  const {messages} = contract.selfEmployed;
  return {
    report(status) {
      check();
      if (!Object.hasOwn(messages, status)) {
        throw new TypeError(`"${status}" is not a status. Use one of: ${Object.keys(messages).join(', ')}.`);
      }
      widget.send(messages[status], status !== 'in_progress');
    },
    fail(code) {
      check();
      widget.fail(code);
    },
  };
}

function cardTokenizeControls(widget: FakeWidget, check: () => void): FakeCardTokenize {
  return {
    report(result) {
      check();
      widget.send(cardMessage(result), true);
    },
    fail(code) {
      check();
      if (code === 'widget-failed') widget.send(contract.cardTokenize.messages.failed, true);
      else widget.fail(code);
    },
  };
}

function checkInstalled(fakes: FakeWidgets): void {
  if (installed !== fakes) throw new Error('These fakes are uninstalled. Call installFakeWidgets() again.');
}

/** Returns the widget's message, which has only the fields of a payment method. */
function cardMessage(result: PaymentMethod): object {
  const known = readPaymentMethod(result);
  if (!known) {
    throw new TypeError(
      'The result is not a valid payment_method. Pass a card whose hashes are 64 hex digits, or a bank account with a token.',
    );
  }
  const {meta, payload} = contract.cardTokenize.messages.completed;
  const fields =
    known.type === 'card'
      ? known.card.encrypted_card
      : {[contract.cardTokenize.token]: known.bank_account.ru.token};
  return {meta, payload: {...payload, ...fields}};
}

/** Points every copy of the package on the page to the fakes. Returns a function that undoes it. */
function configureFakes(ours: Configuration): () => void {
  const name = 'Bank131WidgetsConfig';
  const {retries} = configuration();
  const [selfEmployed, cardTokenize] = [overridesOf('selfEmployed'), overridesOf('cardTokenize')];
  const restorePage = setGlobal(name, {...(ownGlobal(name) as Configuration | undefined), ...ours});
  configure(ours);
  return () => {
    restorePage();
    configure({
      selfEmployed: {...NOTHING, ...selfEmployed},
      cardTokenize: {...NOTHING, ...cardTokenize},
      retries,
    });
  };
}

/** Removes every override of a definition. */
const NOTHING = {
  name: undefined,
  globalName: undefined,
  containerId: undefined,
  script: undefined,
  stylesheet: undefined,
  messageOrigins: undefined,
  create: undefined,
  read: undefined,
  integrity: undefined,
};
