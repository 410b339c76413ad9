/**
 * The mock bank's widget for linking a self-employed user. The server calls this function with the bank's documented
 * contract. Screens and texts are the mock bank's own.
 *
 * @param {import('../../src/testing/contract.js').SelfEmployedContract} contract
 */
(contract) => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement) || !script.src) {
    throw new Error('Load self-employed.js with <script src>: its URL names the bank');
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
    mismatch: 'Форма открыта для другого ИНН',
    sentTitle: 'Запрос отправлен',
    sentText: 'Подтвердите его в приложении налоговой службы. Эту страницу можно закрыть и вернуться позже.',
    openApp: 'Открыть приложение',
    newTab: '(в новой вкладке)',
    refresh: 'Обновить статус заявки',
    refreshing: 'Проверяем…',
    stillWaiting: 'Пока не подтверждён. Проверено в',
    doneTitle: 'Готово',
    doneText: 'Вы подключены к Банку 131. Чеки теперь формируются автоматически.',
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
    formTitle: 'Link as self-employed',
    formText:
      'The bank needs your permission to send receipts to the tax service. Send a request, then confirm it in the service’s app.',
    label: 'INN or phone number',
    hint: 'INN: 12 digits. Phone: 11 digits, the first is 7',
    submit: 'Send request',
    submitting: 'Sending…',
    required: 'Enter an INN or a phone number',
    malformed: 'This is not an INN or a phone number',
    mismatch: 'The form was opened for another INN',
    sentTitle: 'Request sent',
    sentText: 'Confirm it in the tax service’s app. You may close this page and come back later.',
    openApp: 'Open the app',
    newTab: '(in a new tab)',
    refresh: 'Update request status',
    refreshing: 'Checking…',
    stillWaiting: 'Not confirmed yet. Checked at',
    doneTitle: 'Done',
    doneText: 'You are linked to Bank 131. Receipts are now issued automatically.',
    rejectedTitle: 'Request rejected',
    rejectedText: 'You rejected it in the tax service’s app. If that was a mistake, send the request again.',
    again: 'Try again',
    errorTitle: 'It didn’t work',
    authentication_error: 'This form was already used or has expired. Reload the page.',
    authorization_error: 'The form was opened with a token for another widget. Tell the site about it.',
    taxpayer_unknown: 'The tax service does not know this INN as self-employed. Register in its app first.',
    network: 'No connection to the bank. Check your network and try again.',
    other: 'Something went wrong. Try again later.',
    mock: 'Mock bank, not Bank 131: your data stays here',
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
      // Older documents of the bank have the name without "OrPhone".
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
        // The token stays unused only if the call did not reach the bank.
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
     * Sends the outcome to the page's own listeners, unless the widget has left the page.
     * @param {keyof typeof contract.messages} status
     */
    #report(status) {
      if (!this.#root.isConnected) return;
      // `/` is the page's own origin, even an opaque one.
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
      // Moves the focus to the new heading only if it was inside the widget.
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
     * Runs one action at a time. `disabled` would take the focus from the button.
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

  // ——— helpers

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
