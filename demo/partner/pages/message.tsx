/** @jsxImportSource hono/jsx */
import {usePage} from '../page.js';
import type {Strings} from '../strings.js';
import {Layout} from './layout.js';

/** A page that only says what is wrong and leads back. */
export function MessagePage({kind, href = '/'}: {kind: keyof Strings['messages']; href?: string}) {
  const {title, text, back} = usePage().text.messages[kind];
  return (
    <Layout title={title}>
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      <p>
        <a class="button" href={href}>
          {back}
        </a>
      </p>
    </Layout>
  );
}
