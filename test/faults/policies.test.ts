import {loadSelfEmployed} from '../../src/index.js';
import {foreignOrigin, foreignWidgetHost, requests, tokenEndpoint, widgetHost} from '../tools/hosts.js';
import {reportOf, type PageOptions} from '../tools/pages.js';
import {holdTo} from './hold-to.js';
import type {Plan} from './pages/mount.js';
import type {Outcome, Scenario} from './stage.js';

/** What the framed page tells. */
interface Told extends Outcome {
  retryable?: boolean;
  cause?: string;
  message?: string;
  warnings: string[];
  styled?: boolean;
}

/** A page of its own under such policies that mounts from a foreign widget host. */
async function under(
  policies: PageOptions,
  options: Partial<Plan['options']> = {},
  rest: Partial<Plan> = {},
) {
  const plan: Plan = {options: {widgetHost: foreignWidgetHost('ok'), ...options}, ...rest};
  const told = (await reportOf({
    module: '/test/faults/pages/mount.ts',
    nonce: 'page',
    body: `<script type="application/json" id="plan">${JSON.stringify(plan)}</script>`,
    ...policies,
  })) as Told;
  return {plan, told};
}

/** A scenario in which the widget appears with its looks. */
function works(name: string, policies: PageOptions, options?: Partial<Plan['options']>): Scenario {
  return {
    name,
    expected: {code: 'mounted', styled: true},
    async play() {
      const {told} = await under(policies, options);
      return told.code === 'mounted' ? {code: told.code, styled: told.styled} : told;
    },
  };
}

/** A scenario in which the script is refused, and the error says by what and what to add. */
function blocked(name: string, csp: string, directive: string): Scenario {
  return {
    name,
    expected: {
      code: 'script-blocked',
      retryable: false,
      names: [directive, 'host'],
      requests: 0,
    },
    async play() {
      const {told, plan} = await under({csp, nonce: ''});
      const {code, retryable, message = ''} = told;
      const asked = await requests(plan.options.widgetHost);
      return {
        code,
        retryable,
        names: [
          /Add \S+ to ([\w-]+),/.exec(message)?.[1],
          message.includes(`Add ${foreignOrigin()} to`) ? 'host' : message,
        ],
        requests: asked['self-employed.js'] ?? 0,
      };
    },
  };
}

const TRUSTED = {trustedTypes: 'bank131-widgets lit-html'};

holdTo('content policies', [
  works("the page's own nonce, found by itself", {csp: "script-src 'nonce-page'; style-src 'nonce-page'"}),
  works(
    'a nonce given as an option',
    {csp: "script-src 'nonce-page' 'nonce-widget'; style-src 'nonce-widget'"},
    {nonce: 'widget'},
  ),
  works("a nonce and 'strict-dynamic'", {
    csp: "script-src 'nonce-page' 'strict-dynamic'; style-src 'nonce-page'",
  }),
  works('a policy that names the host', {csp: `default-src 'self' ${foreignOrigin()}`, nonce: ''}),
  works('a policy that only reports', {reportOnly: "default-src 'none'"}),
  works('Trusted Types', TRUSTED),
  works('Trusted Types and nonces', {...TRUSTED, csp: "script-src 'nonce-page'; style-src 'nonce-page'"}),

  blocked('a policy on scripts that lacks the host', "script-src 'self'", 'script-src'),
  blocked('a policy on everything that lacks the host', "default-src 'self'; style-src *", 'default-src'),
  blocked(
    'a policy on script elements that lacks the host',
    "script-src-elem 'self'; script-src *",
    'script-src-elem',
  ),
  {
    name: 'a policy that only reports, and a server that fails',
    expected: {code: 'script-failed', retryable: true},
    async play() {
      const {told} = await under(
        {reportOnly: "script-src 'self'", nonce: ''},
        {widgetHost: foreignWidgetHost('500')},
      );
      return {code: told.code, retryable: told.retryable};
    },
  },
  {
    name: 'a policy on styles that lacks the host is a warning that names it',
    expected: {code: 'mounted', styled: false, named: true},
    async play() {
      const {told} = await under({csp: "style-src 'self'", nonce: ''});
      const named = told.warnings.some(
        (text) => text.includes('style-src') && text.includes(foreignOrigin()),
      );
      return {code: told.code, styled: told.styled, named};
    },
  },
  {
    name: 'a policy that forbids to ask for the token',
    expected: {code: 'token-failed', retryable: true, cause: 'TypeError', named: true},
    async play() {
      const {told} = await under({csp: "connect-src 'none'"}, {tokenUrl: tokenEndpoint('ok')});
      const named = told.message?.includes('connect-src');
      return {code: told.code, retryable: told.retryable, cause: told.cause, named};
    },
  },
  {
    name: 'Trusted Types without our policy, and what to allow',
    expected: {code: 'script-blocked', retryable: false, cause: 'TypeError', named: true},
    needs: 'Trusted Types',
    async play() {
      const {told} = await under({trustedTypes: 'other'});
      const named = told.message?.includes('Add bank131-widgets to the directive trusted-types');
      return {code: told.code, retryable: told.retryable, cause: told.cause, named};
    },
  },
  {
    name: 'Trusted Types, which pass only the script URLs that a mount has resolved',
    expected: {code: 'refused', chosen: 'passed'},
    async play() {
      const {trustedPolicy} = await import('../../src/core/csp.js');
      const host = widgetHost('ok');
      await loadSelfEmployed({widgetHost: host});
      const passes = (url: string) => {
        try {
          return String(trustedPolicy().createScriptURL(url)) === url ? 'passed' : 'changed';
        } catch {
          return 'refused';
        }
      };
      return {
        code: passes(`${host}/other.js`),
        chosen: passes(`${host}/self-employed.js`),
      };
    },
  },
  {
    name: 'Trusted Types, with two copies of this package on the page',
    expected: {code: 'mounted', styled: true},
    async play() {
      const {told} = await under(TRUSTED, {}, {secondCopy: '/src/index.ts?copy=2'});
      return told.code === 'mounted' ? {code: told.code, styled: told.styled} : told;
    },
  },
  {
    name: 'an integrity that fits',
    expected: {code: 'mounted', styled: true},
    async play() {
      const host = foreignWidgetHost('ok');
      const [script, stylesheet] = await Promise.all(
        ['self-employed.js', 'self-employed.css'].map((file) => hashOf(`${host}/${file}`)),
      );
      const {told} = await under(
        {},
        {widgetHost: host, integrity: {script: script!, stylesheet: stylesheet!}},
      );
      return told.code === 'mounted' ? {code: told.code, styled: told.styled} : told;
    },
  },
  {
    name: 'an integrity that does not fit, and the error speaks of it',
    expected: {code: 'script-failed', retryable: true, named: true},
    async play() {
      const {told} = await under({}, {integrity: {script: `sha384-${'A'.repeat(64)}`}});
      return {code: told.code, retryable: told.retryable, named: told.message?.includes('`integrity`')};
    },
  },
  {
    name: 'an integrity, and a host without CORS',
    expected: {code: 'script-failed', retryable: true},
    async play() {
      const host = foreignWidgetHost('no-cors');
      const {told} = await under({}, {widgetHost: host, integrity: {script: `sha384-${'A'.repeat(64)}`}});
      return {code: told.code, retryable: told.retryable};
    },
  },
]);

async function hashOf(url: string): Promise<string> {
  const body = await (await fetch(url)).arrayBuffer();
  const hash = await crypto.subtle.digest('SHA-384', body);
  return `sha384-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`;
}
