/** The bank's environments: real money, or its test stand. */
export type Environment = 'live' | 'demo';

/** Where the bank serves its widgets (grade A: the bank's page on the self-employed widget). */
export const WIDGET_HOSTS: Readonly<Record<Environment, string>> = {
  live: 'https://widget.bank131.ru/',
  demo: 'https://widget-demo.bank131.ru/',
};

/** The widget host's base URL: a path is kept. */
export const resolveWidgetHost = (environment: Environment, widgetHost: string | undefined): string =>
  parseHost(widgetHost)?.href ?? WIDGET_HOSTS[environment];

/**
 * Whether markup may name this host. Injected HTML must not be able to run a script of its choice, so an attribute
 * counts for the bank's hosts, for those that the configuration names, and on a developer's own machine.
 */
export function isTrustedHost(widgetHost: string, configured: readonly string[] = []): boolean {
  const {origin} = parseHost(widgetHost) ?? {};
  const trusted = [...Object.values(WIDGET_HOSTS), ...Object.values(configured ?? [])].map(
    (host) => parseHost(host)?.origin,
  );
  return isLoopback(location.hostname) || (origin !== undefined && trusted.includes(origin));
}

/** A base URL with a slash at its end, or `undefined` if it is not one. */
export function parseHost(host: unknown, base?: string): URL | undefined {
  try {
    const url = new URL(host as string, base);
    if (typeof host !== 'string' || !/^https?:$/.test(url.protocol)) return undefined;
    url.search = url.hash = '';
    if (!url.pathname.endsWith('/')) url.pathname += '/';
    return url;
  } catch {
    return undefined;
  }
}

/** Whether a host name is this machine's own. */
export const isLoopback = (hostname: string): boolean =>
  /^(.+\.)?localhost$|^127\.[\d.]+$|^\[::1\]$/.test(hostname);
