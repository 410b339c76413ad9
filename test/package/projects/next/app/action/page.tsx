'use client';

import {CardTokenizeWidget} from 'bank131-widgets/react';
import {useActionState} from 'react';

export default function Page() {
  const [saved, save] = useActionState((_before: string, data: FormData) => {
    const {type} = JSON.parse(String(data.get('payment_method'))) as {type: string};
    return type;
  }, '');
  return (
    <form action={save}>
      <CardTokenizeWidget name="payment_method" required tokenUrl="/bank131/token/card" />
      <button>Save</button>
      <output>{saved}</output>
    </form>
  );
}
