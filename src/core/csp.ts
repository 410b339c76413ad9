import {sharedPage, type ScriptUrlPolicy} from './page.js';
import * as texts from './texts.js';

/** The name to allow in `trusted-types`. */
const POLICY = 'bank131-widgets';

interface TrustedTypesFactory {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

/** Lets scripts of this origin through the Trusted Types policy. To be called only for hosts that code chose. */
export function allowScriptHost(origin: string): void {
  sharedPage().hosts.add(origin);
}

/**
 * The URL as `script.src` takes it: through the Trusted Types policy where the browser has them.
 *
 * @throws TypeError if the host was not chosen by code
 */
export function trustedScriptUrl(url: string): string {
  const page = sharedPage();
  const policy = (page.policy ??= createPolicy());
  // TypeScript's DOM types know only strings here.
  return policy.createScriptURL(url) as string;
}

function createPolicy(): ScriptUrlPolicy {
  const rules: ScriptUrlPolicy = {
    createScriptURL(url) {
      const {origin} = new URL(url);
      if (sharedPage().hosts.has(origin)) return url;
      throw new TypeError(texts.hostNotAllowed(origin));
    },
  };
  const {trustedTypes} = window as {trustedTypes?: TrustedTypesFactory};
  try {
    return trustedTypes?.createPolicy(POLICY, rules) ?? rules;
  } catch {
    // The page's `trusted-types` directive does not name the policy. Where types are also required, setting `src`
    // throws and says so; elsewhere the plain URL is as good.
    return rules;
  }
}

/** The nonce that the page's own scripts or styles carry. */
export function pageNonce(kind: 'script' | 'style'): string {
  const of = (selector: string) => document.querySelector<HTMLElement>(selector)?.nonce;
  const styles = kind === 'style' ? of('style[nonce], link[nonce]') : undefined;
  return styles ?? of('script[nonce]') ?? '';
}

/** The directive that stands in the policy, and is to be mended: the event calls it `script-src-elem` in any case. */
export function directiveOf({originalPolicy, effectiveDirective}: SecurityPolicyViolationEvent): string {
  // The later in the alphabet, the nearer: script-src-elem, script-src, default-src.
  const directives = originalPolicy.match(/\b(script-src-elem|script-src|default-src)(?![\w-])/g);
  return directives?.sort().pop() ?? effectiveDirective;
}

/** Listens for enforced policy violations by this URL until stopped. A report-only policy blocks nothing. */
export function watchViolations(url: string) {
  let last: SecurityPolicyViolationEvent | undefined;
  const listener = (event: SecurityPolicyViolationEvent) => {
    // Some browsers tell the origin alone.
    const about = event.blockedURI.startsWith(url) || event.blockedURI === new URL(url).origin;
    if (about && event.disposition === 'enforce') last = event;
  };
  document.addEventListener('securitypolicyviolation', listener);
  return {
    last: () => last,
    stop: () => document.removeEventListener('securitypolicyviolation', listener),
  };
}
