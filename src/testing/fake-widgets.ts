import type {PaymentMethod, SelfEmployedStatus} from '../bank.js';
import {configuration, configure, overridesOf, type Configuration} from '../options.js';
import {readPaymentMethod} from '../payment-method.js';
import {contract} from './contract.js';
import {answerTags, fakeFiles, placeStylesheet} from './fake-files.js';
import {FakeWidget, type FakeNames, type StartFailure} from './fake-widget.js';
import {setGlobal} from './page-globals.js';

/** The self-employed widget in a test's hands. */
export interface FakeSelfEmployed {
  /** The widget reports this status; one that is not on the page yet does so as soon as it is. */
  report(status: SelfEmployedStatus): void;
  /** The next start fails with this code; the one after it works again. */
  fail(code: StartFailure): void;
}

/** The tokenization widget in a test's hands. */
export interface FakeCardTokenize {
  /**
   * The person has entered this card or account. One that is not on the page yet reports as soon as it is; further ones
   * are corrections.
   *
   * @throws TypeError unless each hash is 64 hex digits
   */
  report(result: PaymentMethod): void;
  /** `widget-failed`: the widget reports that it failed. Else the next start fails with this code. */
  fail(code: StartFailure | 'widget-failed'): void;
}

/** The fakes on a page. */
export interface FakeWidgets {
  readonly selfEmployed: FakeSelfEmployed;
  readonly cardTokenize: FakeCardTokenize;
  /** Puts all back as it was. Widgets that are still on the page end with `unmounted`. Twice is harmless. */
  uninstall(): void;
}

const NAMES = ['selfEmployed', 'cardTokenize'] as const;

let installed: FakeWidgets | undefined;

/**
 * Lets fakes answer for both of the bank's widgets, until `uninstall()`: no request is made, and each status, hash and
 * failure comes when the test says so. The functions and elements run as they are; corrections that the page has
 * configured before do not count meanwhile, and a failed script is not tried again unless the call itself asks for that.
 *
 * @throws Error if fakes are installed already
 */
export function installFakeWidgets(): FakeWidgets {
  if (installed) throw new Error('The fakes are installed already: call their uninstall() first.');
  const selfEmployed = new FakeWidget(contract.selfEmployed);
  const cardTokenize = new FakeWidget(contract.cardTokenize);
  const undo = [
    () => selfEmployed.uninstall(),
    () => cardTokenize.uninstall(),
    configureFakes(),
    answerFor({selfEmployed, cardTokenize}),
    ...NAMES.map((name) => placeStylesheet(fakeFiles(contract[name].globalName).stylesheet)),
  ];
  const fakes: FakeWidgets = {
    selfEmployed: selfEmployedControls(selfEmployed, () => checkInstalled(fakes)),
    cardTokenize: cardTokenizeControls(cardTokenize, () => checkInstalled(fakes)),
    uninstall() {
      if (installed !== fakes) return;
      installed = undefined;
      for (const step of undo) step();
    },
  };
  installed = fakes;
  return fakes;
}

function selfEmployedControls(widget: FakeWidget, check: () => void): FakeSelfEmployed {
  const {messages} = contract.selfEmployed;
  return {
    report(status) {
      check();
      if (!Object.hasOwn(messages, status)) {
        throw new TypeError(`A status is one of: ${Object.keys(messages).join(', ')}.`);
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
  if (installed !== fakes) throw new Error('These fakes were uninstalled: call installFakeWidgets() again.');
}

/** The widget's message: of a payment method it carries the fields alone. */
function cardMessage(result: PaymentMethod): object {
  const known = readPaymentMethod(result);
  if (!known) {
    throw new TypeError(
      'A result is a payment_method: a card whose hashes are 64 hex digits each, or a bank account with a token.',
    );
  }
  const {meta, payload} = contract.cardTokenize.messages.completed;
  const fields =
    known.type === 'card'
      ? known.card.encrypted_card
      : {[contract.cardTokenize.token]: known.bank_account.ru.token};
  return {meta, payload: {...payload, ...fields}};
}

/** Points this copy of the package, and all others on the page, to the fakes' files. Gives what takes it back. */
function configureFakes(): () => void {
  const page = (globalThis as {Bank131WidgetsConfig?: Configuration}).Bank131WidgetsConfig;
  const {retries} = configuration();
  const [selfEmployed, cardTokenize] = [overridesOf('selfEmployed'), overridesOf('cardTokenize')];
  const corrections = Object.fromEntries(NAMES.map((name) => [name, fakeDefinition(contract[name])]));
  const ours: Configuration = {...corrections, retries: 0};
  const restorePage = setGlobal('Bank131WidgetsConfig', {...page, ...ours});
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

/** Of a definition that the page may have corrected, nothing. */
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

const fakeDefinition = ({globalName, containerId}: FakeNames) => ({
  ...NOTHING,
  globalName,
  containerId,
  ...fakeFiles(globalName),
});

function answerFor(fakes: Readonly<Record<(typeof NAMES)[number], FakeWidget>>): () => void {
  return answerTags(
    new Map(
      NAMES.flatMap((name) => {
        const {script, stylesheet} = fakeFiles(contract[name].globalName);
        return [
          [script, () => fakes[name].answerScript(script)] as const,
          [stylesheet, () => 'load' as const] as const,
        ];
      }),
    ),
  );
}
