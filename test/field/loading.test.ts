import {expect, waitUntil} from '@open-wc/testing';
import {answerHeld, requests, widgetHost} from '../tools/hosts.js';
import {cleanUp, endOf, openPage, type FieldPage} from './page.js';

const SCRIPT = 'self-employed.js';
const STYLESHEET = 'self-employed.css';

/** Less than any wait for a tag that never runs. */
const SHORT = 3_000;

describe("a tag of the page's own that never runs", () => {
  cleanUp();

  const TAGS: Record<string, (url: string) => string> = {
    'type="javascript/blocked"': (url) => `<script type="javascript/blocked" src="${url}"></script>`,
    'type="text/plain"': (url) => `<script type="text/plain" src="${url}"></script>`,
    'type="application/json"': (url) => `<script type="application/json" src="${url}"></script>`,
    'type="javascript"': (url) => `<script type="javascript" src="${url}"></script>`,
    'a type with parameters': (url) => `<script type="text/javascript; charset=utf-8" src="${url}"></script>`,
    'type="text/x-javascript-blocked"': (url) =>
      `<script type="text/x-javascript-blocked" src="${url}"></script>`,
    'language="vbscript"': (url) => `<script language="vbscript" src="${url}"></script>`,
    'type="application/jscript"': (url) => `<script type="application/jscript" src="${url}"></script>`,
    'type="text/javascript1.9"': (url) => `<script type="text/javascript1.9" src="${url}"></script>`,
    'a no-break space in its type': (url) => `<script type="&nbsp;text/javascript" src="${url}"></script>`,
    'for and an empty event': (url) => `<script async for="window" event="" src="${url}"></script>`,
    nomodule: (url) => `<script nomodule src="${url}"></script>`,
    'nomodule and async': (url) => `<script nomodule async src="${url}"></script>`,
    'for and event': (url) => `<script for="button" event="onclick" src="${url}"></script>`,
    'a <template> around it': (url) => `<template><script async src="${url}"></script></template>`,
    'a <noscript> around it': (url) => `<noscript><script src="${url}"></script></noscript>`,
    'a comment around it': (url) => `<!-- <script src="${url}"></script> -->`,
    'its address in data-src': (url) => `<script type="text/plain" data-src="${url}"></script>`,
    'an SVG image around it, without an address that counts': (url) =>
      `<svg><script src="${url}"></script></svg>`,
  };

  /** The script ran once, by a tag with the plain address. */
  async function expectOneRun(page: FieldPage, host: string) {
    const {ready} = page.mountSelfEmployed({widgetHost: host, timeout: SHORT});
    expect(await endOf(ready)).to.equal('resolved');
    expect(page.executions).to.deep.equal({[`${host}/${SCRIPT}`]: 1});
    expect((await requests(host))[SCRIPT]).to.equal(1);
  }

  for (const [name, tag] of Object.entries(TAGS)) {
    it(`is not waited for when it has ${name}`, async () => {
      const host = widgetHost('ok');
      const page = await openPage({body: `${tag(`${host}/${SCRIPT}`)}<div id="place"></div>`});
      await expectOneRun(page, host);
    });
  }

  /** Ways of getting a tag into a page that has loaded; each gives it to the parser, which marks it as done. */
  const INSERTED: Record<string, (page: FieldPage, html: string) => void> = {
    innerHTML: (page, html) => (page.find('main').innerHTML = html),
    insertAdjacentHTML: (page, html) => page.find('main').insertAdjacentHTML('beforeend', html),
    DOMParser: (page, html) => {
      const {body} = new page.window.DOMParser().parseFromString(`<body>${html}`, 'text/html');
      page.find('main').append(...body.children);
    },
    'innerHTML in a shadow root': (page, html) => {
      page.find('main').attachShadow({mode: 'open'}).innerHTML = html;
    },
  };

  for (const [name, insert] of Object.entries(INSERTED)) {
    it(`is not waited for when it came by ${name}`, async function () {
      // Firefox makes such a tag `async`, like one of `createElement`, which runs.
      if (navigator.userAgent.includes('Firefox')) this.skip();
      const host = widgetHost('ok');
      const page = await openPage({body: '<main></main><div id="place"></div>'});
      insert(page, `<script src="${host}/${SCRIPT}"></script>`);
      await expectOneRun(page, host);
    });
  }
});

describe("a tag of the page's own that runs", () => {
  cleanUp();

  const TAGS: Record<string, (url: string) => string> = {
    'a query': (url) => `<script async src="${url}?ver=6.5"></script>`,
    'a fragment': (url) => `<script async src="${url}#v2"></script>`,
    'a query and a fragment': (url) => `<script async src="${url}?ver=6.5&x=1#v2"></script>`,
    'an empty query': (url) => `<script async src="${url}?"></script>`,
    'an address relative to the protocol': (url) =>
      `<script async src="${url.replace(/^\w+:/, '').replace('/widget-host/', '/./widget-host/')}"></script>`,
    'a type in capitals and blanks': (url) => `<script async type=" Text/JavaScript " src="${url}"></script>`,
    'an empty type': (url) => `<script async type="" src="${url}"></script>`,
    'an old type': (url) => `<script async type="text/jscript" src="${url}"></script>`,
    'language="JavaScript1.2"': (url) => `<script async language="JavaScript1.2" src="${url}"></script>`,
    'type="module"': (url) => `<script type="module" async src="${url}"></script>`,
    'for="window" and event="onload"': (url) =>
      `<script async for="window" event="onload" src="${url}"></script>`,
  };

  for (const [name, tag] of Object.entries(TAGS)) {
    it(`is the only run when it is still loading and has ${name}`, async () => {
      const host = widgetHost('held-js');
      const page = await openPage({
        // It comes first, so that the mount finds the other still on its way.
        head: tag(`${host}/${SCRIPT}`),
        script: '<script src="/bundle/bank131-widgets.js" nonce="page"></script>',
        until: 'parsed',
      });
      expect(page.runs).to.equal(0);
      const {ready} = page.mountSelfEmployed({widgetHost: host});
      await answerHeld(host);
      expect(await endOf(ready)).to.equal('resolved');
      await waitUntil(() => page.document.readyState === 'complete', 'The page does not load.');
      expect(page.runs).to.equal(1);
    });
  }

  it('is not taken for ours when it is of another host', async () => {
    const [host, other] = [widgetHost('ok'), widgetHost('hang')];
    const page = await openPage({
      body: `<script async src="${other}/${SCRIPT}"></script><div id="place"></div>`,
      script: '<script src="/bundle/bank131-widgets.js" nonce="page"></script>',
      until: 'parsed',
    });
    expect(await endOf(page.mountSelfEmployed({widgetHost: host, timeout: SHORT}).ready)).to.equal(
      'resolved',
    );
  });

  it("leaves the page's own stylesheet the only one when its address has a query", async () => {
    const host = widgetHost('ok');
    const page = await openPage({head: `<link rel="stylesheet" href="${host}/${STYLESHEET}?ver=6.5">`});
    await page.mountSelfEmployed({widgetHost: host}).ready;
    expect((await requests(host))[STYLESHEET]).to.equal(1);
  });
});
