/** @jsxImportSource preact */
import type {PaymentMethod} from 'bank131-widgets';
import type {Bank131CardTokenizeElement, Bank131SelfEmployedElement} from 'bank131-widgets/elements';
import 'bank131-widgets/preact';
import {createRef} from 'preact';
import type {Equal, Expect} from './equal.js';

const linking = createRef<Bank131SelfEmployedElement>();
const card = createRef<Bank131CardTokenizeElement>();

export const tags = (
  <>
    <bank131-self-employed
      key="linking"
      ref={linking}
      class="linking"
      token-url="/token"
      tax-reference-or-phone="500000000000"
      loading="lazy"
      timeout={5000}
      publicToken={async ({signal}) => (await fetch('/token', {signal})).text()}
      onbank131-ready={(event) => event.type}
      onbank131-status={({status}) => {
        type _ = Expect<Equal<typeof status, 'in_progress' | 'completed' | 'failed'>>;
      }}
      onbank131-result={({result}) => {
        type _ = Expect<Equal<typeof result.status, 'completed' | 'failed'>>;
      }}
    >
      <p slot="done">Done</p>
    </bank131-self-employed>
    <bank131-card-tokenize
      ref={card}
      name="payment_method"
      required
      tokenUrl="/token"
      tokenRequest={() => ({headers: {}})}
      onbank131-result={({result}) => {
        type _ = Expect<Equal<typeof result, PaymentMethod>>;
      }}
      onbank131-error={({error}) => error.retryable satisfies boolean}
    />
  </>
);

export const wrong = (
  <>
    {/* @ts-expect-error There is no such way to load. */}
    <bank131-self-employed loading="later" />
    {/* @ts-expect-error This event has no status. */}
    <bank131-self-employed onbank131-result={({status}) => status} />
    {/* @ts-expect-error The ref is of the other element. */}
    <bank131-card-tokenize ref={linking} />
    {/* @ts-expect-error A linking is no form control. */}
    <bank131-self-employed required />
    {/* @ts-expect-error There is no such tag. */}
    <bank131-self-emploied />
  </>
);
