/**
 * What the fake widget host tells the script it serves.
 *
 * @typedef {object} VendorSetup
 * @property {string} globalName The window property that the script defines.
 * @property {string} containerId
 * @property {'messages' | 'handlers'} style How it is constructed and reports: like the bank's widget, or by handler
 *   properties set on an instance that was made as `new X(publicToken, {container})`.
 * @property {string} behaviour The host's behaviour; the script knows those that begin with `render-` and `construct-`.
 */

/**
 * The script of a fake widget. It records what was done to it in `window.__vendor`:
 * `executions` counts runs by address, `instances` holds `{globalName, options, renders, instance}`.
 *
 * @param {VendorSetup} setup
 */
export function vendorScript(setup) {
  return `(${runVendor.toString()})(${JSON.stringify(setup)});`;
}

/**
 * Runs in the page, as source text: it can refer to nothing outside itself.
 *
 * @param {VendorSetup} setup
 */
function runVendor({globalName, containerId, style, behaviour}) {
  const page = /** @type {any} */ (window);
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  // Through the prototype: an element of the page may have such a name.
  const {createElement, getElementById} = Document.prototype;
  // A module has no current script.
  const address = script?.src ?? 'module';
  const records = (page.__vendor ??= {executions: {}, instances: []});
  records.executions[address] = (records.executions[address] ?? 0) + 1;

  page[globalName] = class {
    static STAGES = {bind: 'bind'};

    /** @param {unknown[]} args */
    constructor(...args) {
      if (behaviour === 'construct-throws') throw new Error('The fake vendor refuses to be constructed.');
      const options =
        style === 'handlers' ? {publicToken: args[0], .../** @type {object} */ (args[1])} : args[0];
      this.record = {globalName, options, renders: 0, instance: this};
      records.instances.push(this.record);
    }

    render() {
      if (behaviour === 'render-throws') throw new Error('The fake vendor refuses to render.');
      if (behaviour === 'render-rejects')
        return Promise.reject(new Error('The fake vendor failed to render.'));
      if (behaviour === 'render-hangs') return new Promise(() => {});
      // Its own only: a test may have polluted the prototype.
      const container = Object.getOwnPropertyDescriptor(this.record.options ?? {}, 'container')?.value;
      const place =
        container instanceof Element ? container : getElementById.call(document, container ?? containerId);
      if (!place)
        throw new Error(`The fake vendor finds no element with the id "${container ?? containerId}".`);
      const paragraph = createElement.call(document, 'p');
      paragraph.textContent = `Fake ${globalName}`;
      place.append(paragraph);
      this.record.renders += 1;
      return undefined;
    }
  };
}
