import type {Bank131SelfEmployedElement} from 'bank131-widgets/elements/classes';
import {SelfEmployedWidget} from 'bank131-widgets/react';
import {StrictMode, useRef, useState} from 'react';
import {createRoot} from 'react-dom/client';

function Linking() {
  const widget = useRef<Bank131SelfEmployedElement>(null);
  const [outcome, setOutcome] = useState('');
  return (
    <>
      <SelfEmployedWidget
        ref={widget}
        tokenUrl="/bank131/token/self-employed"
        taxReferenceOrPhone="500000000000"
        onResult={({status}) => setOutcome(status)}
        onError={({code}) => setOutcome(code)}
      />
      <output>{outcome}</output>
      <button onClick={() => widget.current!.reload()}>Again</button>
    </>
  );
}

createRoot(document.querySelector('#app')!).render(
  <StrictMode>
    <Linking />
  </StrictMode>,
);
