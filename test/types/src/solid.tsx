/** @jsxImportSource solid-js */
import type {PaymentMethod} from 'bank131-widgets';
import type {Bank131CardTokenizeElement, Bank131SelfEmployedElement} from 'bank131-widgets/elements';
import 'bank131-widgets/solid';
import type {Equal, Expect} from './equal.js';

let linking!: Bank131SelfEmployedElement;
let card!: Bank131CardTokenizeElement;

export const tags = (
  <>
    <bank131-self-employed
      ref={linking}
      class="linking"
      token-url="/token"
      attr:tax-reference-or-phone="500000000000"
      loading="lazy"
      timeout={5000}
      prop:publicToken={async ({signal}) => (await fetch('/token', {signal})).text()}
      on:bank131-ready={(event) => event.type}
      on:bank131-status={({status}) => {
        type _ = Expect<Equal<typeof status, 'in_progress' | 'completed' | 'failed'>>;
      }}
      on:bank131-result={({result}) => {
        type _ = Expect<Equal<typeof result.status, 'completed' | 'failed'>>;
      }}
    >
      <p slot="done">Done</p>
    </bank131-self-employed>
    <bank131-card-tokenize
      ref={(element) => (card = element)}
      name="payment_method"
      required
      tokenUrl="/token"
      tokenRequest={() => ({headers: {}})}
      on:bank131-result={({result}) => {
        type _ = Expect<Equal<typeof result, PaymentMethod>>;
      }}
      on:bank131-error={({error}) => error.retryable satisfies boolean}
    />
  </>
);
linking.reload();
card.reload();

export const wrong = (
  <>
    {/* @ts-expect-error There is no such way to load. */}
    <bank131-self-employed loading="later" />
    {/* @ts-expect-error This event has no status. */}
    <bank131-self-employed on:bank131-result={({status}) => status} />
    {/* @ts-expect-error The ref is of the other element. */}
    <bank131-card-tokenize ref={linking} />
    {/* @ts-expect-error A linking is no form control. */}
    <bank131-self-employed prop:required={true} />
    {/* @ts-expect-error There is no such tag. */}
    <bank131-self-emploied />
  </>
);
