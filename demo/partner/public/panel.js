import {find} from './dom.js';
import {openLog} from './log.js';

const TONES = {pending: 'wait', fulfilled: 'good', rejected: 'bad'};

/**
 * The controls around one call: its buttons, its log, the state of its promise, and a sentence for the user.
 *
 * @param {string} selector
 */
export function openPanel(selector) {
  const root = find(document, selector, HTMLElement);
  const start = find(root, '[data-part="start"]', HTMLButtonElement);
  const cancel = find(root, '[data-part="cancel"]', HTMLButtonElement);
  const state = find(root, '[data-part="promise"]', HTMLElement);
  const message = find(root, '[data-part="message"]', HTMLElement);

  /** @param {keyof typeof TONES} name */
  const show = (name) => {
    state.textContent = name;
    state.dataset['tone'] = TONES[name];
    const [usable, used] = name === 'pending' ? [cancel, start] : [start, cancel];
    usable.disabled = false;
    // A focused button that becomes disabled would drop the keyboard's place on the page.
    if (document.activeElement === used) usable.focus();
    used.disabled = true;
  };

  return {
    start,
    cancel,
    log: openLog(`#${find(root, '[role="log"]', HTMLElement).id}`),
    /** @param {string} sentence */
    say: (sentence) => void (message.textContent = sentence),
    /**
     * Shows the state of the promise, and passes its outcome on.
     *
     * @template T
     * @param {Promise<T>} promise
     * @returns {Promise<T>}
     */
    async watch(promise) {
      message.textContent = '';
      show('pending');
      promise.then(
        () => show('fulfilled'),
        () => show('rejected'),
      );
      return promise;
    },
  };
}
