import {doc, sharedPage, type TrustedPolicy} from './page.js';
import {on} from './waiting.js';

/** The name to allow in the `trusted-types` directive. */
const POLICY = 'bank131-widgets';

interface TrustedTypesFactory {
  createPolicy(name: string, rules: TrustedPolicy): TrustedPolicy;
}

const passOnly = (known: 'scriptUrls' | 'templates') => (text: string) => {
  if (sharedPage()[known].has(text)) return text;
  throw new TypeError(`not one of the ${known} of ${POLICY}`);
};

const rules: TrustedPolicy = {
  createScriptURL: /* @__PURE__ */ passOnly('scriptUrls'),
  createHTML: /* @__PURE__ */ passOnly('templates'),
};

/** The page's one Trusted Types policy; plain strings where it can't be created. */
export function trustedPolicy(): TrustedPolicy {
  const page = sharedPage();
  const {trustedTypes} = window as {trustedTypes?: TrustedTypesFactory};
  try {
    return (page.policy ??= trustedTypes?.createPolicy(POLICY, rules) ?? rules);
  } catch {
    // The `trusted-types` directive does not name the policy. If types are also required, the assignment throws.
    return (page.policy = rules);
  }
}

/** Passes a template of our elements, for the files that bundle Lit. */
export function trustedTemplate(html: string): unknown {
  sharedPage().templates.add(html);
  return trustedPolicy().createHTML(html);
}

/** Whether the page's `trusted-types` directive refused our policy. */
export const isPolicyRefused = (): boolean => 'trustedTypes' in window && !trustedPolicy().name;

/** What the page's policies ask of a tag. */
export interface Credentials {
  readonly nonce?: string | undefined;
  readonly integrity?: string | undefined;
}

/** Gives a tag its nonce, by default the page's own, and its integrity. */
export function authorize(tag: HTMLScriptElement | HTMLLinkElement, {nonce, integrity}: Credentials): void {
  tag.nonce = nonce ?? pageNonce();
  if (integrity) {
    tag.integrity = integrity;
    tag.crossOrigin = 'anonymous';
  }
}

/** The nonce of the page's own scripts; of its styles, if only they have one. */
const pageNonce = (): string =>
  ['script[nonce]', '[nonce]']
    .flatMap((selector) => [...doc.querySelectorAll<HTMLElement>(selector)])
    // A template may leave some empty.
    .find(({nonce}) => nonce)?.nonce ?? '';

/** Notes the directive of an enforced policy that blocks this URL. A report-only policy blocks nothing. */
export function watchViolations(url: string, signal: AbortSignal): {directive?: string} {
  const seen: {directive?: string} = {};
  on(
    document,
    'securitypolicyviolation',
    (event: SecurityPolicyViolationEvent) => {
      // Some browsers report only the origin.
      const isOurs = event.blockedURI.startsWith(url) || event.blockedURI === new URL(url).origin;
      if (isOurs && event.disposition === 'enforce') seen.directive = directiveOf(event);
    },
    signal,
  );
  return seen;
}

/** The directive to change, as the policy names it: the event says `script-src-elem` in any case. */
function directiveOf({originalPolicy}: SecurityPolicyViolationEvent): string {
  // Sorted, the most specific name is the last.
  return (
    originalPolicy
      .match(/\bscript-src(-elem)?(?![\w-])/g)
      ?.sort()
      .pop() ?? 'default-src'
  );
}
