/**
 * The mock bank's tokenization widget: a frame from the bank's own origin, so that the page never sees a card. The server
 * calls this function with its contract.
 *
 * UNVERIFIED: the bank publishes neither the contract nor the options. They follow the pattern of its other widget.
 *
 * @param {import('../../src/testing/contract.js').CardTokenizeContract} contract
 */
(contract) => {
  const PATIENCE = 20_000;

  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement) || !script.src) {
    throw new Error('tokenize.js must be loaded by <script src>, it learns from that where the bank is');
  }
  const bank = new URL('.', script.src);

  /** @type {Record<string, {title: string, unreachable: string}>} */
  const texts = {
    ru: {title: 'Ввод карты — Банк 131 (имитация)', unreachable: 'Нет связи с банком. Обновите страницу.'},
    en: {
      title: 'Card details — mock bank',
      unreachable: 'No connection to the bank. Reload the page.',
    },
  };

  class Bank131Tokenize {
    #publicToken;
    /** @type {string | undefined} */
    #session;
    /** @type {MessagePort | undefined} */
    #port;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #timer;

    /** @param {{publicToken: string}} options */
    constructor({publicToken}) {
      this.#publicToken = publicToken;
    }

    render() {
      const container = document.getElementById(contract.containerId);
      if (!container) throw new Error(`The page has no element with the id ${contract.containerId}`);

      const lang = languageOfPage();
      const {title = '', unreachable = ''} = texts[lang] ?? {};
      const frame = document.createElement('iframe');
      frame.title = title;
      frame.referrerPolicy = 'no-referrer';
      frame.src = new URL(`tokenize-frame?lang=${lang}`, bank).href;
      // A frame reloads when the page moves it: each document gets its own channel.
      frame.addEventListener('load', () => this.#connect(frame));
      this.#timer = setTimeout(() => this.#giveUp(frame, unreachable), PATIENCE);
      container.replaceChildren(frame);
    }

    /**
     * Sends the token to the bank's origin only, and with it one end of a private channel. Messages of that channel
     * come from that document, so the widget ignores all others on the page.
     * @param {HTMLIFrameElement} frame
     */
    #connect(frame) {
      const {port1, port2} = new MessageChannel();
      this.#port?.close();
      this.#port = port1;
      port1.onmessage = ({data}) => this.#hear(frame, data);
      const hello = {type: contract.containerId, publicToken: this.#publicToken, session: this.#session};
      frame.contentWindow?.postMessage(hello, bank.origin, [port2]);
    }

    /**
     * @param {HTMLIFrameElement} frame
     * @param {{type: 'height', height: number} | {type: 'session', session: string}} message
     */
    #hear(frame, message) {
      clearTimeout(this.#timer);
      if (message.type === 'session') this.#session = message.session;
      if (message.type === 'height') frame.style.height = `${message.height}px`;
    }

    /**
     * @param {HTMLIFrameElement} frame
     * @param {string} text
     */
    #giveUp(frame, text) {
      if (!frame.isConnected) return;
      const error = document.createElement('p');
      error.setAttribute('role', 'alert');
      error.textContent = text;
      frame.replaceWith(error);
      // `/` is the page's own origin, even an opaque one.
      window.postMessage(contract.messages.failed, '/');
    }
  }

  function languageOfPage() {
    const {lang} = document.documentElement;
    return lang === '' || /^ru\b/i.test(lang) ? 'ru' : 'en';
  }

  Object.assign(window, {[contract.globalName]: Bank131Tokenize});
};
