/** Parses an absolute http(s) URL; `undefined` if it is not one. */
export function parseUrl(value: unknown, base?: string): URL | undefined {
  try {
    const url = new URL(value as string, base);
    return typeof value === 'string' && /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** Parses a base URL, with a slash at its end and without query, hash and user name; `undefined` if it is not one. */
export function parseBase(base: unknown, relativeTo?: string): URL | undefined {
  const url = parseUrl(base, relativeTo);
  if (!url || url.username || url.password) return undefined;
  url.search = url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/** Whether a host name is this machine's own. */
export const isLoopback = (hostname: string): boolean =>
  /^(.+\.)?localhost$|^127\.[\d.]+$|^\[::1\]$/.test(hostname);
