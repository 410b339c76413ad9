import {CardTokenizeWidget} from 'bank131-widgets/react';

export default function Card() {
  return (
    <form method="post" action="/cards">
      <CardTokenizeWidget name="payment_method" required tokenUrl="/bank131/token/card" />
      <button>Save</button>
    </form>
  );
}
