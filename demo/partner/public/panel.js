import {find} from './dom.js';
import {openLog} from './log.js';

/**
 * The controls around one call: its buttons, its log, the state of its promise, and a sentence for the person.
 *
 * @param {string} selector
 */
export function openPanel(selector) {
  const root = find(document, selector, HTMLElement);
  const part = (/** @type {string} */ name) => find(root, `[data-part="${name}"]`, HTMLElement);
  const start = find(root, '[data-part="start"]', HTMLButtonElement);
  const cancel = find(root, '[data-part="cancel"]', HTMLButtonElement);
  const state = part('promise');
  const message = part('message');
  const log = openLog(`#${find(root, '[role="log"]', HTMLElement).id}`);

  /** @param {'pending' | 'fulfilled' | 'rejected'} name */
  const show = (name) => {
    state.textContent = name;
    state.dataset['state'] = name;
    const [usable, used] = name === 'pending' ? [cancel, start] : [start, cancel];
    usable.disabled = false;
    // A focused button that becomes disabled would drop the keyboard's place on the page.
    if (document.activeElement === used) usable.focus();
    used.disabled = true;
  };

  return {
    start,
    cancel,
    log,
    /**
     * Shows what becomes of the promise, and hands its outcome on.
     *
     * @template T
     * @param {Promise<T>} promise
     * @returns {Promise<T>}
     */
    async watch(promise) {
      message.textContent = '';
      show('pending');
      try {
        const outcome = await promise;
        show('fulfilled');
        return outcome;
      } catch (error) {
        show('rejected');
        throw error;
      }
    },
    /** @param {string} sentence */
    say(sentence) {
      message.textContent = sentence;
    },
  };
}
