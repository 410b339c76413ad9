import {sharedPage, type ScriptUrlPolicy} from './page.js';
import {listen} from './waiting.js';

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
      throw new TypeError(`${origin} was not chosen by code`);
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

/** What the page's policies may ask of a tag. */
export interface Credentials {
  readonly nonce?: string | undefined;
  readonly integrity?: string | undefined;
}

/** Gives a tag its nonce, the page's own unless said otherwise, and its integrity. */
export function authorize(tag: HTMLScriptElement | HTMLLinkElement, {nonce, integrity}: Credentials): void {
  tag.nonce = nonce ?? pageNonce(tag);
  if (integrity) {
    tag.integrity = integrity;
    tag.crossOrigin = 'anonymous';
  }
}

/** The nonce that the page's own scripts carry; for a stylesheet, rather that of the page's styles. */
function pageNonce(tag: HTMLScriptElement | HTMLLinkElement): string {
  const of = (selector: string) => document.querySelector<HTMLElement>(selector)?.nonce;
  const isStyle = 'as' in tag && tag.as !== 'script';
  return (isStyle ? of('style[nonce], link[nonce]') : undefined) ?? of('script[nonce]') ?? '';
}

/** Hears of enforced policy violations by this URL; returns the end of it. A report-only policy blocks nothing. */
export function watchViolations(
  url: string,
  onViolation: (event: SecurityPolicyViolationEvent) => void,
): () => void {
  return listen(document, 'securitypolicyviolation', (event: SecurityPolicyViolationEvent) => {
    // Some browsers tell the origin alone.
    const about = event.blockedURI.startsWith(url) || event.blockedURI === new URL(url).origin;
    if (about && event.disposition === 'enforce') onViolation(event);
  });
}
