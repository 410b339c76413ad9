import {CardTokenizeWidget, SelfEmployedWidget} from 'bank131-widgets/react';
import {StrictMode, useState, useSyncExternalStore} from 'react';
import {createRoot} from 'react-dom/client';

function Linking() {
  const [outcome, setOutcome] = useState('');
  return (
    <>
      <SelfEmployedWidget
        tokenUrl="/bank131/token/self-employed"
        taxReferenceOrPhone="500000000000"
        onStatus={setOutcome}
        onError={(error) => setOutcome(error.code)}
      />
      <output>{outcome}</output>
    </>
  );
}

function Card() {
  const [outcome, setOutcome] = useState('');
  return (
    <>
      <CardTokenizeWidget
        tokenUrl="/bank131/token/card"
        onResult={(paymentMethod) => setOutcome(paymentMethod.type)}
        onError={(error) => setOutcome(error.code)}
      />
      <output>{outcome}</output>
    </>
  );
}

function subscribe(listener: () => void) {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

function App() {
  const route = useSyncExternalStore(subscribe, () => location.hash);
  return (
    <>
      <nav>
        <a href="#top">Home</a>
        <a href="#linking">Linking</a>
        <a href="#card">Card</a>
      </nav>
      {route === '#linking' && <Linking />}
      {route === '#card' && <Card />}
    </>
  );
}

createRoot(document.querySelector('#app')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
