/** Parses an absolute http(s) URL; `undefined` if it is not one, or has a user name or password. */
export function parseUrl(value: unknown, base?: string): URL | undefined {
  // An exception costs a slow phone some milliseconds, so none is thrown for a missing value.
  if (typeof value !== 'string') return undefined;
  try {
    const url = new URL(value, base);
    const isPlain = /^https?:$/.test(url.protocol) && !url.username && !url.password;
    return isPlain ? url : undefined;
  } catch {
    return undefined;
  }
}

/** Parses a base URL, with a slash at its end and without query and hash; `undefined` if it is not one. */
export function parseBase(base: unknown, relativeTo?: string): URL | undefined {
  const url = parseUrl(base, relativeTo);
  if (!url) return undefined;
  url.search = url.hash = '';
  url.pathname = url.pathname.replace(/\/?$/, '/');
  return url;
}

/** Whether a host name is this machine's own. */
export const isLoopback = (hostname: string): boolean =>
  /^(.+\.)?localhost$|^127\.[\d.]+$|^\[::1\]$/.test(hostname);
