import {bindSelfEmployed} from 'bank131-widgets';

const {status} = await bindSelfEmployed({
  container: '#bind',
  tokenUrl: '/bank131/token/self-employed',
  taxReferenceOrPhone: '500000000000',
});
document.querySelector('output').textContent = status;
