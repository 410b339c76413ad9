import {expect} from '@open-wc/testing';
import {loadCardTokenize, preloadCardTokenize, preloadSelfEmployed} from '../../src/index.js';
import {onStage} from '../core/on-stage.js';
import {until} from '../faults/stage.js';
import {foreignOrigin, foreignWidgetHost, requests, widgetHost} from '../tools/hosts.js';

describe('preloading', () => {
  const on = onStage();

  const SELECTOR = 'link[rel="preconnect"], link[rel="preload"][href*="/widget-host/"]';
  const links = () => [...document.head.querySelectorAll<HTMLLinkElement>(SELECTOR)];
  const hints = () => links().map(({rel, as, href}) => [rel, as, href].filter(Boolean).join(' '));

  function removeHints(): void {
    for (const link of links()) link.remove();
  }

  it('warms the connection and both files, once', async () => {
    on.stage.later(removeHints);
    const host = foreignWidgetHost('ok');
    preloadSelfEmployed({widgetHost: host});
    preloadSelfEmployed({widgetHost: host});
    expect(hints()).to.deep.equal([
      `preconnect ${foreignOrigin()}/`,
      `preload script ${host}/self-employed.js`,
      `preload style ${host}/self-employed.css`,
    ]);
    await until(async () => Object.keys(await requests(host)).length === 2);
    expect(await requests(host)).to.deep.equal({'self-employed.js': 1, 'self-employed.css': 1});
  });

  it('runs nothing', async () => {
    on.stage.later(removeHints);
    const host = widgetHost('ok');
    preloadCardTokenize({widgetHost: host});
    await until(async () => Object.keys(await requests(host)).length === 2);
    expect(window).to.not.have.property('Bank131Tokenize');
  });

  it('adds no hint for files that are there', async () => {
    on.stage.later(removeHints);
    const host = widgetHost('ok');
    await loadCardTokenize({widgetHost: host});
    preloadCardTokenize({widgetHost: host});
    expect(hints()).to.deep.equal([`preconnect ${window.origin}/`]);
  });

  it('fetches in the same mode as the tags will, with integrity and nonce', () => {
    on.stage.later(removeHints);
    const integrity = {script: 'sha384-x', stylesheet: 'sha384-y'};
    preloadCardTokenize({widgetHost: widgetHost('ok'), integrity, nonce: 'page'});
    const [, script, style] = links();
    expect(script).to.include({integrity: 'sha384-x', crossOrigin: 'anonymous', nonce: 'page'});
    expect(style).to.include({integrity: 'sha384-y', crossOrigin: 'anonymous', nonce: 'page'});
  });
});
