import {Bank131CardTokenizeElement} from '../../../src/elements/index.js';

// Fills a form and tells what the browser brings back when a person returns to the page: the card must not be among
// it, another control beside it shows that the browser does bring things back. Firefox does so only on a page that may be
// stored, for controls that its HTML holds.

const restored: string[] = [];

class RestorableCard extends Bank131CardTokenizeElement {
  formStateRestoreCallback(): void {
    restored.push('card');
  }

  show(): void {
    this.accept({
      type: 'card',
      card: {type: 'encrypted_card', encrypted_card: {number_hash: 'a'.repeat(64)}},
    });
  }
}

class Control extends HTMLElement {
  static formAssociated = true;
  #internals = this.attachInternals();

  formStateRestoreCallback(): void {
    restored.push('control');
  }

  show(): void {
    this.#internals.setFormValue('something');
  }
}

customElements.define('restorable-card', RestorableCard);
customElements.define('restorable-control', Control);

const form = document.querySelector('form')!;

window.addEventListener('load', () => {
  setTimeout(() => {
    for (const control of form.children as Iterable<Control | RestorableCard>) control.show();
    window.parent.postMessage({restored}, '*');
  }, 100);
});
