/** @jsxImportSource hono/jsx */
import type {PropsWithChildren} from 'hono/jsx';
import {useRequestContext} from 'hono/jsx-renderer';
import {LANGUAGES} from '../language.js';
import {bankPage, usePage} from '../page.js';

const NAMES = {en: 'English', ru: 'Русский'};

type Props = PropsWithChildren<{title: string; lead?: string; head?: unknown}>;

/** A whole page: head, header, heading with its lead, the page's own content, footer. */
export function Layout({title, lead, head, children}: Props) {
  const {text, language} = usePage();
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${text.brand}`}</title>
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/public/logo.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/public/base.css" />
        <link rel="stylesheet" href="/public/site.css" />
        {head}
      </head>
      <body>
        <a class="skip" href="#main">
          {text.skip}
        </a>
        <Header />
        <main id="main" tabindex={-1}>
          {lead && <h1>{title}</h1>}
          {lead && <p class="lead">{lead}</p>}
          {children}
        </main>
        <Footer />
      </body>
    </html>
  );
}

function Header() {
  const {language, text} = usePage();
  const {nav, brand} = text;
  // A refused form is shown under its own address: its page is one level up.
  const {pathname} = new URL(useRequestContext().req.url);
  // One slash: an address that begins with two would be another host.
  const path = pathname.replace(/^\/+/, '/').replace(/\/(cards|payouts)$/, '') || '/tags';
  /** A page below another belongs to it, as one payout does to `/payout`. */
  const current = (href: string) => {
    if (href === path) return 'page';
    return path.startsWith(`${href}/`) || (href === '/payout' && path.startsWith('/payouts/'))
      ? 'true'
      : undefined;
  };
  return (
    <header class="top">
      <a class="brand" href="/">
        <img src="/public/logo.svg" alt="" width="28" height="28" />
        {brand}
      </a>
      <nav aria-label={nav.label}>
        {(['tags', 'calls', 'payout', 'linking'] as const).map((name) => (
          <a href={`/${name}`} aria-current={current(`/${name}`)}>
            {nav[name]}
          </a>
        ))}
      </nav>
      <nav class="languages" aria-label={nav.language}>
        {LANGUAGES.map((code) => (
          <a
            href={`${path}?lang=${code}`}
            lang={code}
            hreflang={code}
            aria-current={code === language ? 'true' : undefined}
          >
            {NAMES[code]}
          </a>
        ))}
      </nav>
    </header>
  );
}

function Footer() {
  const page = usePage();
  const {footer} = page.text;
  return (
    <footer>
      {page.isMock ? (
        <p>
          {footer.mockBank} <a href={bankPage(page, '/')}>{page.widgetOrigin}</a>.
        </p>
      ) : (
        <p>{footer.testBank}</p>
      )}
      <p>{footer.unofficial}</p>
    </footer>
  );
}
