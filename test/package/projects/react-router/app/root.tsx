import './bank131';
import type {ReactNode} from 'react';
import {Link, Links, Meta, Outlet, Scripts, ScrollRestoration} from 'react-router';

export function Layout({children}: {children: ReactNode}) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>React Router</title>
        <link rel="icon" href="data:," />
        <Meta />
        <Links />
      </head>
      <body>
        <nav>
          <Link to="/">Linking</Link> <Link to="/card">Card</Link>
        </nav>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}
