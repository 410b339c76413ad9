import {send} from './http.mjs';

/**
 * A page under a Content Security Policy of the test's choice, to be opened in a frame. See `pages.ts`.
 *
 *     GET /page?csp=<policy>&report-only=<policy>&trusted-types=<policy names>&nonce=<nonce>&module=<path>&head=<html>&body=<html>
 *
 * `module` is loaded as a module script with the nonce; `head` and `body` are put in as they are. `charset=<encoding>` makes
 * it a page in another encoding than UTF-8; all else must be ASCII then.
 *
 * @param {import('./http.mjs').Exchange} exchange
 */
export function policyPage(exchange) {
  const query = exchange.url.searchParams;
  const trustedTypes = query.get('trusted-types');
  const policies = [
    ...query.getAll('csp'),
    ...(trustedTypes === null ? [] : [`require-trusted-types-for 'script'; trusted-types ${trustedTypes}`]),
  ];
  if (policies.length) exchange.response.setHeader('Content-Security-Policy', policies);
  const reported = query.getAll('report-only');
  if (reported.length) exchange.response.setHeader('Content-Security-Policy-Report-Only', reported);
  const charset = query.get('charset');
  if (charset) {
    exchange.response
      .writeHead(200, {'Content-Type': `text/html; charset=${charset}`})
      .end(page(query), 'latin1');
  } else {
    send(exchange, 'html', page(query));
  }
}

/** @param {URLSearchParams} query */
function page(query) {
  const nonce = query.get('nonce');
  const modules = query
    .getAll('module')
    .map((path) => `<script type="module" nonce="${nonce ?? ''}" src="${path}"></script>`);
  return `<!doctype html>
<html>
<head>
<meta charset="${query.get('charset') ?? 'utf-8'}">
<title>Page under test</title>
${query.get('head') ?? ''}
${modules.join('\n')}
</head>
<body>
${query.get('body') ?? ''}
</body>
</html>
`;
}
