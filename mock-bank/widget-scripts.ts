import {readFileSync} from 'node:fs';
import {Hono} from 'hono';
import {contract} from '../src/testing/contract.js';

/** The widgets' scripts. Each file is a function that gets its part of the contract, because classic scripts can't import. */
export function widgetScripts(): Hono {
  const app = new Hono();
  for (const names of [contract.selfEmployed, contract.cardTokenize]) {
    const widget = readFileSync(new URL(`public/${names.script}`, import.meta.url), 'utf8');
    const script = `(${widget.slice(0, widget.lastIndexOf(';'))})(${JSON.stringify(names)});\n`;
    app.get(`/${names.script}`, (c) =>
      c.body(script, 200, {'Content-Type': 'text/javascript; charset=utf-8'}),
    );
  }
  return app;
}
