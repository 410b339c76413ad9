import {CardTokenizeWidget} from 'bank131-widgets/react';

/** A server component: no function is passed to the widget, the form takes its value. */
export default function Page() {
  return (
    <form method="post" action="/cards">
      <CardTokenizeWidget name="payment_method" required tokenUrl="/bank131/token/card" />
      <button>Save</button>
    </form>
  );
}
