// A stand-in for both of the bank's widgets, served under either name: it shows its form at once, so that what is
// measured is the way to it. Says when it was rendered.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const isCard = script.src.endsWith('/tokenize.js');
  const id = isCard ? 'bank131-tokenize' : 'bank131-self-employed';
  const page = /** @type {{renderedAt?: number} & Record<string, unknown>} */ (
    /** @type {unknown} */ (window)
  );

  page[isCard ? 'Bank131Tokenize' : 'Bank131SelfEmployed'] = class {
    static STAGES = {bind: 'bind'};

    /** @param {{publicToken: string}} options */
    constructor({publicToken}) {
      if (!publicToken) throw new Error('The widget was given no token.');
    }

    render() {
      const form = document.createElement('form');
      form.append(document.createElement('input'), document.createElement('button'));
      document.getElementById(id)?.replaceChildren(form);
      if (!form.isConnected) throw new Error(`There is no element with the id "${id}".`);
      if (page.renderedAt !== undefined) return;
      page.renderedAt = performance.now();
      console.log('widget rendered');
    }
  };
})();
