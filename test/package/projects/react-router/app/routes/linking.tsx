import {SelfEmployedWidget} from 'bank131-widgets/react';
import {useState} from 'react';

export default function Linking() {
  const [outcome, setOutcome] = useState('');
  return (
    <>
      <SelfEmployedWidget
        tokenUrl="/bank131/token/self-employed"
        taxReferenceOrPhone="500000000000"
        onResult={({status}) => setOutcome(status)}
        onError={({code}) => setOutcome(code)}
      />
      <output>{outcome}</output>
    </>
  );
}
