/** @jsxImportSource react */
import type {PaymentMethod} from 'bank131-widgets';
import type {Bank131CardTokenizeElement, Bank131SelfEmployedElement} from 'bank131-widgets/elements';
import {CardTokenizeWidget, SelfEmployedWidget} from 'bank131-widgets/react';
import {createRef} from 'react';
import type {Equal, Expect} from './equal.js';

const linking = createRef<Bank131SelfEmployedElement>();
const card = createRef<Bank131CardTokenizeElement>();

export const tags = (
  <>
    <bank131-self-employed
      key="linking"
      ref={linking}
      className="linking"
      token-url="/token"
      tax-reference-or-phone="500000000000"
      loading="lazy"
      timeout={5000}
      environment={undefined}
      publicToken={async ({signal}) => (await fetch('/token', {signal})).text()}
      onbank131-ready={(event) => event.type}
      onbank131-status={({status}) => {
        type _ = Expect<Equal<typeof status, 'in_progress' | 'completed' | 'failed'>>;
      }}
      onbank131-result={({result}) => {
        type _ = Expect<Equal<typeof result.status, 'completed' | 'failed'>>;
      }}
      onbank131-error={({error}) => error.retryable satisfies boolean}
    >
      <p slot="done">Done</p>
    </bank131-self-employed>
    <bank131-card-tokenize
      ref={card}
      name="payment_method"
      required
      disabled={false}
      tokenUrl="/token"
      tokenRequest={() => ({headers: {}})}
      onbank131-result={({result}) => {
        type _ = Expect<Equal<typeof result, PaymentMethod>>;
      }}
    />
  </>
);

export const components = (
  <>
    <SelfEmployedWidget
      ref={linking}
      id="linking"
      style={{color: 'red'}}
      tokenUrl="/token"
      taxReferenceOrPhone={undefined}
      onReady={() => linking.current?.reload()}
      onStatus={(status) => {
        type _ = Expect<Equal<typeof status, 'in_progress' | 'completed' | 'failed'>>;
      }}
      onResult={({status}) => {
        type _ = Expect<Equal<typeof status, 'completed' | 'failed'>>;
      }}
      onError={(error) => error.code}
      onClick={({currentTarget}) => currentTarget.reload()}
    >
      <p slot="done">Done</p>
    </SelfEmployedWidget>
    <CardTokenizeWidget
      ref={(element) => void element?.value}
      name="payment_method"
      required
      publicToken="token"
      onResult={(paymentMethod) => {
        type _ = Expect<Equal<typeof paymentMethod, PaymentMethod>>;
      }}
    />
  </>
);

export const wrongTags = (
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

export const wrongComponents = (
  <>
    {/* @ts-expect-error A card has no status. */}
    <CardTokenizeWidget onStatus={() => {}} />
    {/* @ts-expect-error The ref is of the other element. */}
    <SelfEmployedWidget ref={card} />
    {/* @ts-expect-error There is no such environment. */}
    <SelfEmployedWidget environment="test" />
    {/* @ts-expect-error A linking has no payment method. */}
    <SelfEmployedWidget onResult={(result) => result.card} />
    {/* @ts-expect-error An option is misspelt. */}
    <SelfEmployedWidget tokenURL="/token" />
  </>
);
