import Link from 'next/link';
import type {ReactNode} from 'react';

export const metadata = {title: 'Next.js', icons: 'data:,'};

export default function Layout({children}: {children: ReactNode}) {
  return (
    <html lang="en">
      <body>
        <nav>
          <Link href="/">Linking</Link> <Link href="/card">Card</Link>
        </nav>
        {children}
      </body>
    </html>
  );
}
