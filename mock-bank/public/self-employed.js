/**
 * The mock bank's widget for linking a self-employed person. What the page sees of it is the bank's documented contract,
 * with which the server calls this function; screens and sentences are the mock bank's own.
 *
 * @param {import('../../src/testing/contract.js').SelfEmployedContract} contract
 */
(contract) => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement) || !script.src) {
    throw new Error('self-employed.js must be loaded by <script src>, it learns from that where the bank is');
  }
  const bank = new URL('.', script.src);

  const ru = {
    loading: 'Открываем форму…',
    formTitle: 'Подключение самозанятого',
    formText:
      'Чтобы банк передавал чеки в налоговую службу, разрешите это в её приложении. Сначала отправим запрос.',
    label: 'ИНН или номер телефона',
    hint: 'ИНН — 12 цифр, телефон — 11, начиная с 7',
    submit: 'Отправить запрос',
    submitting: 'Отправляем…',
    required: 'Введите ИНН или номер телефона',
    malformed: 'Это не похоже ни на ИНН, ни на телефон',
    mismatch: 'Этот ИНН не тот, для которого открыта форма',
    sentTitle: 'Запрос отправлен',
    sentText: 'Подтвердите его в приложении налоговой службы. Эту страницу можно закрыть и вернуться позже.',
    openApp: 'Открыть приложение',
    newTab: '(в новой вкладке)',
    refresh: 'Обновить статус заявки',
    refreshing: 'Проверяем…',
    stillWaiting: 'Пока не подтверждён. Проверено в',
    doneTitle: 'Готово',
    doneText: 'Вы подключены к Банку 131. Чеки теперь формируются сами.',
    rejectedTitle: 'Запрос отклонён',
    rejectedText:
      'Вы отклонили его в приложении налоговой службы. Если это вышло случайно, отправьте запрос снова.',
    again: 'Попробовать ещё раз',
    errorTitle: 'Не получилось',
    authentication_error: 'Ссылка на форму уже использована или устарела. Обновите страницу.',
    authorization_error: 'Форма открыта по ссылке для другого виджета. Сообщите об этом сайту.',
    taxpayer_unknown:
      'Налоговая служба не знает самозанятого с таким ИНН. Сначала зарегистрируйтесь в её приложении.',
    network: 'Нет связи с банком. Проверьте интернет и попробуйте ещё раз.',
    other: 'Что-то пошло не так. Попробуйте позже.',
    mock: 'Учебная имитация Банка 131 — не настоящий банк, данные никуда не уходят',
  };

  /** @type {typeof ru} */
  const en = {
    loading: 'Opening the form…',
    formTitle: 'Linking a self-employed person',
    formText:
      'For the bank to send your receipts to the tax service, allow it in the service’s app. First we send a request.',
    label: 'INN or phone number',
    hint: 'An INN has 12 digits, a phone 11, the first is 7',
    submit: 'Send request',
    submitting: 'Sending…',
    required: 'Enter an INN or a phone number',
    malformed: 'This looks like neither an INN nor a phone number',
    mismatch: 'This is not the INN that the form was opened for',
    sentTitle: 'Request sent',
    sentText: 'Confirm it in the tax service’s app. You may close this page and come back later.',
    openApp: 'Open the app',
    newTab: '(in a new tab)',
    refresh: 'Update request status',
    refreshing: 'Checking…',
    stillWaiting: 'Not confirmed yet. Checked at',
    doneTitle: 'Done',
    doneText: 'You are linked to Bank 131. Receipts will be made for you.',
    rejectedTitle: 'Request rejected',
    rejectedText: 'You rejected it in the tax service’s app. If that was a mistake, send the request again.',
    again: 'Try again',
    errorTitle: 'It didn’t work',
    authentication_error: 'The link to this form is used or expired. Reload the page.',
    authorization_error: 'The form was opened with a token for another widget. Tell the site about it.',
    taxpayer_unknown:
      'The tax service knows no self-employed person with this INN. Register in its app first.',
    network: 'No connection to the bank. Check your network and try again.',
    other: 'Something went wrong. Try later.',
    mock: 'Mock bank, not Bank 131: no data leaves it',
  };

  /**
   * @typedef {'none' | 'pending' | 'linked' | 'rejected'} Linking
   * @typedef {{initialValues?: {taxReferenceOrPhone?: string, taxReference?: string}, stage: string, publicToken: string}} Options
   */

  class BankError extends Error {
    /** @param {string} code */
    constructor(code) {
      super(code);
      this.code = code;
    }
  }

  class Bank131SelfEmployed {
    static STAGES = Object.freeze({...contract.stages});

    #publicToken;
    #person;
    #session = '';
    #busy = false;
    #lang = languageOfPage();
    #texts = this.#lang === 'ru' ? ru : en;
    #root = document.createElement('div');

    /** @param {Options} options */
    constructor({initialValues = {}, stage, publicToken}) {
      if (stage !== Bank131SelfEmployed.STAGES.bind)
        throw new TypeError('stage must be Bank131SelfEmployed.STAGES.bind');
      this.#publicToken = publicToken;
      // The name without "OrPhone" is that of older docs.
      this.#person = String(initialValues.taxReferenceOrPhone ?? initialValues.taxReference ?? '');
    }

    render() {
      const container = document.getElementById(contract.containerId);
      if (!container) throw new Error(`The page has no element with the id ${contract.containerId}`);
      this.#root.lang = this.#lang;
      this.#root.className = 'panel';
      this.#show('loading', make('p', {role: 'status'}, this.#texts.loading));
      container.replaceChildren(this.#root);
      void this.#open();
    }

    // ——— the bank

    async #open() {
      try {
        const {session, linking} = await this.#call('session', {public_token: this.#publicToken});
        this.#session = session;
        this.#follow(linking);
      } catch (error) {
        // Only a call that didn't get through leaves the token as it was.
        const again = error instanceof BankError && error.code === 'network';
        this.#fail(error, ...(again ? [this.#againButton(() => this.#open())] : []));
      }
    }

    /**
     * @param {string} path
     * @param {object} body
     * @returns {Promise<{session: string, linking: Linking}>}
     */
    async #call(path, body) {
      const response = await fetch(new URL(`widget/self-employed/${path}`, bank), {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(this.#session && {Authorization: `Bearer ${this.#session}`}),
        },
        body: JSON.stringify(body),
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      }).catch(() => {
        throw new BankError('network');
      });
      const answer = await response.json();
      if (answer.status !== 'ok') throw new BankError(answer.error.code);
      return answer;
    }

    /** @param {Linking} linking */
    #follow(linking) {
      if (linking === 'none') return this.#showForm();
      if (linking === 'pending') return this.#showSent();
      return linking === 'linked' ? this.#showDone() : this.#showRejected();
    }

    /**
     * The outcome, for the page's own listeners. A widget that was taken off the page has nothing more to say.
     * @param {keyof typeof contract.messages} status
     */
    #report(status) {
      if (!this.#root.isConnected) return;
      // `/` is this page's own origin, also where it has none that could be named.
      window.postMessage(contract.messages[status], '/');
    }

    /**
     * @param {unknown} error
     * @param {...HTMLElement} more
     */
    #fail(error, ...more) {
      this.#showOutcome('error', this.#texts.errorTitle, this.#explain(error), ...more);
      this.#report('failed');
    }

    /** @param {unknown} error */
    #explain(error) {
      const code = error instanceof BankError && error.code in this.#texts ? error.code : 'other';
      return this.#texts[/** @type {keyof typeof ru} */ (code)];
    }

    // ——— the screens

    /**
     * @param {'loading' | 'form' | 'sent' | 'done' | 'rejected' | 'error'} screen
     * @param {...HTMLElement} content
     */
    #show(screen, ...content) {
      // Who was busy here goes on reading at the new screen's heading; nobody else's focus is taken.
      const wasInside = this.#root.contains(document.activeElement);
      this.#root.dataset['screen'] = screen;
      this.#root.replaceChildren(...content, make('p', {class: 'mock'}, this.#texts.mock));
      if (wasInside) this.#root.querySelector('h2')?.focus();
    }

    /** @param {string} text */
    #heading(text) {
      return make('h2', {tabindex: '-1'}, text);
    }

    #showForm() {
      const t = this.#texts;
      const id = `${contract.containerId}-person`;
      const input = make('input', {
        id,
        inputmode: 'tel',
        autocomplete: 'off',
        'aria-describedby': `${id}-hint ${id}-error`,
      });
      input.value = this.#person;
      const error = make('p', {class: 'error', id: `${id}-error`, role: 'alert'});
      const submit = make('button', {}, t.submit);
      const form = make(
        'form',
        {novalidate: ''},
        this.#heading(t.formTitle),
        make('p', {}, t.formText),
        make('label', {for: id}, t.label),
        input,
        make('p', {class: 'hint', id: `${id}-hint`}, t.hint),
        error,
        submit,
      );
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        void this.#act(submit, t.submitting, () => this.#send(input, error));
      });
      this.#show('form', form);
    }

    /**
     * @param {HTMLInputElement} input
     * @param {HTMLElement} error
     */
    async #send(input, error) {
      const person = normalize(input.value);
      const problem = person === '' ? this.#texts.required : isPerson(person) ? '' : this.#texts.malformed;
      markInvalid(input, error, problem);
      if (problem) return;
      this.#person = input.value;
      try {
        this.#follow((await this.#call('request', {tax_reference_or_phone: person})).linking);
      } catch (reason) {
        const code = reason instanceof BankError ? reason.code : '';
        if (code === 'tax_reference_mismatch') markInvalid(input, error, this.#texts.mismatch);
        else if (code === 'network') error.textContent = this.#texts.network;
        else this.#fail(reason);
      }
    }

    #showSent() {
      const t = this.#texts;
      const refresh = make('button', {type: 'button'}, t.refresh);
      const news = make('p', {class: 'news', role: 'status'});
      const app = make(
        'a',
        {
          class: 'button',
          href: new URL(`tax-app?lang=${this.#lang}`, bank).href,
          target: '_blank',
          rel: 'noopener',
        },
        t.openApp,
        make('span', {class: 'visually-hidden'}, ` ${t.newTab}`),
      );
      refresh.addEventListener(
        'click',
        () => void this.#act(refresh, t.refreshing, () => this.#refresh(news)),
      );
      this.#show(
        'sent',
        this.#heading(t.sentTitle),
        make('p', {}, t.sentText),
        make('div', {class: 'actions'}, app, refresh),
        news,
      );
      this.#report('in_progress');
    }

    /** @param {() => void} action */
    #againButton(action) {
      const button = make('button', {type: 'button'}, this.#texts.again);
      button.addEventListener('click', action);
      return button;
    }

    /** @param {HTMLElement} news */
    async #refresh(news) {
      try {
        const {linking} = await this.#call('status', {});
        if (linking !== 'pending') return this.#follow(linking);
        news.textContent = `${this.#texts.stillWaiting} ${new Date().toLocaleTimeString(this.#lang)}`;
        this.#report('in_progress');
      } catch (error) {
        if (error instanceof BankError && error.code === 'network') news.textContent = this.#texts.network;
        else this.#fail(error);
      }
    }

    #showDone() {
      this.#showOutcome('done', this.#texts.doneTitle, this.#texts.doneText);
      this.#report('completed');
    }

    #showRejected() {
      const again = this.#againButton(() => this.#showForm());
      this.#showOutcome('rejected', this.#texts.rejectedTitle, this.#texts.rejectedText, again);
      this.#report('failed');
    }

    /**
     * @param {'done' | 'rejected' | 'error'} screen
     * @param {string} title
     * @param {string} text
     * @param {...HTMLElement} more
     */
    #showOutcome(screen, title, text, ...more) {
      this.#show(screen, this.#heading(title), make('p', {role: 'status'}, text), ...more);
    }

    /**
     * One action at a time. The button is not `disabled` meanwhile: that would take the focus from it.
     * @param {HTMLElement} button
     * @param {string} label
     * @param {() => Promise<void>} action
     */
    async #act(button, label, action) {
      if (this.#busy) return;
      const idle = button.textContent;
      this.#busy = true;
      button.ariaDisabled = 'true';
      button.textContent = label;
      await action();
      this.#busy = false;
      button.ariaDisabled = null;
      button.textContent = idle;
    }
  }

  // ——— small helps

  function languageOfPage() {
    const {lang} = document.documentElement;
    return lang === '' || /^ru\b/i.test(lang) ? 'ru' : 'en';
  }

  /** @param {string} text as people write it, say `8 (900) 000-00-00` */
  function normalize(text) {
    const digits = text.replace(/[\s()+-]/g, '');
    return /^8\d{10}$/.test(digits) ? `7${digits.slice(1)}` : digits;
  }

  /** @param {string} text */
  const isPerson = (text) => /^(\d{12}|7\d{10})$/.test(text);

  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} error
   * @param {string} text
   */
  function markInvalid(input, error, text) {
    error.textContent = text;
    input.ariaInvalid = text ? 'true' : null;
    if (text) input.focus();
  }

  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   * @param {Record<string, string>} attributes
   * @param {...(string | Node)} content
   */
  function make(name, attributes, ...content) {
    const element = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    element.append(...content);
    return element;
  }

  Object.assign(window, {[contract.globalName]: Bank131SelfEmployed});
};
