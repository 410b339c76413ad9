import {expect} from '@open-wc/testing';
import {loadSelfEmployed} from '../../src/index.js';
import {comesOut, warned} from '../faults/stage.js';
import {requests, tokenEndpoint, widgetHost} from '../tools/hosts.js';
import {onStage} from './on-stage.js';

describe('the stylesheet', () => {
  const on = onStage();

  const links = (host: string) => [...document.querySelectorAll<HTMLLinkElement>(`link[href^="${host}"]`)];

  function ownLink(href: string): HTMLLinkElement {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    document.head.append(link);
    return link;
  }

  it('is there before the widget is', async () => {
    await on.stage.mount({widgetHost: widgetHost('slow-css-100')}).ready;
    const looks = getComputedStyle(document.documentElement).getPropertyValue('--fake-self-employed');
    expect(looks).to.contain('loaded');
  });

  it('counts for every medium once it is there', async () => {
    const host = widgetHost('ok');
    await on.stage.mount({widgetHost: host}).ready;
    expect(links(host)[0]?.sheet?.media.mediaText).to.contain('all');
    expect((await requests(host))['self-employed.css']).to.equal(1);
  });

  it("keeps no request of the page's own waiting while it hangs", async () => {
    // Less than the host lets a request hang, so that a request that waits for the stylesheet is too late.
    const timeout = 15_000;
    const options = {widgetHost: widgetHost('hang-css'), tokenUrl: tokenEndpoint('ok'), timeout};
    expect(await comesOut(on.stage.mount(options))).to.deep.equal({code: 'mounted'});
  });

  it("stands before the page's own styles, so that theirs win", async () => {
    const style = document.createElement('style');
    style.textContent = ':root { --fake-self-employed: own; }';
    document.head.append(style);
    on.stage.later(() => style.remove());
    const host = widgetHost('ok');
    await on.stage.mount({widgetHost: host}).ready;
    const looks = getComputedStyle(document.documentElement).getPropertyValue('--fake-self-employed');
    expect(looks.trim()).to.equal('own');
  });

  it('is asked for once', async () => {
    const host = widgetHost('slow-100');
    await Promise.all([loadSelfEmployed({widgetHost: host}), loadSelfEmployed({widgetHost: host})]);
    await loadSelfEmployed({widgetHost: host});
    expect(links(host)).to.have.length(1);
    expect((await requests(host))['self-employed.css']).to.equal(1);
    await warned();
    expect(on.stage.warnings).to.deep.equal([]);
  });

  it("is the page's own where that is loading or loaded", async () => {
    const host = widgetHost('slow-css-100');
    const own = ownLink(`${host}/self-employed.css`);
    await loadSelfEmployed({widgetHost: host});
    expect(own.sheet).to.exist;
    await loadSelfEmployed({widgetHost: host});
    expect(links(host)).to.deep.equal([own]);
    await warned();
    expect(on.stage.warnings).to.deep.equal([]);
  });

  it('that failed is a warning which names it, and the next call asks for it again', async () => {
    const host = widgetHost('no-css');
    for (const times of [1, 2]) {
      await loadSelfEmployed({widgetHost: host});
      await warned();
      expect(on.stage.warnings).to.have.length(times);
      expect(on.stage.warnings.at(-1)).to.contain(`${host}/self-employed.css did not load`);
      expect(links(host)).to.deep.equal([]);
      expect((await requests(host))['self-employed.css']).to.equal(times);
    }
  });

  it("that failed as a tag of the page's own is left to the page", async () => {
    const host = widgetHost('no-css');
    const own = ownLink(`${host}/self-employed.css`);
    await loadSelfEmployed({widgetHost: host});
    expect(links(host)).to.deep.equal([own]);
  });
});
