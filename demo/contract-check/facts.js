/** @typedef {'holds' | 'differs' | 'open'} State */

const WORDS = {holds: 'holds', differs: 'differs', open: 'not seen'};

/**
 * The list of vendor facts: one line each, which later findings replace.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} summary
 */
export function factList(list, summary) {
  list.replaceChildren();
  /** @type {Map<string, HTMLElement>} */
  const lines = new Map();

  const tell = () => {
    const count = (/** @type {State} */ state) =>
      [...lines.values()].filter((line) => line.dataset['state'] === state).length;
    summary.textContent = `${count('holds')} hold, ${count('differs')} differ, ${count('open')} not seen yet.`;
  };

  /**
   * @param {string} name
   * @param {State} state
   * @param {string} finding
   */
  return (name, state, finding) => {
    const line = lines.get(name) ?? document.createElement('li');
    line.dataset['state'] = state;
    line.replaceChildren(part('state', WORDS[state]), part('name', name), part('finding', finding));
    if (!lines.has(name)) list.append(line);
    lines.set(name, line);
    tell();
  };
}

/**
 * @param {string} name
 * @param {string} text
 */
function part(name, text) {
  const element = document.createElement('span');
  element.className = name;
  element.textContent = text;
  return element;
}
