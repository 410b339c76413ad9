import {bindSelfEmployed} from '../../dist/index.js';
import {INN, bank, place} from './place.js';

// A3: this package's call.

await bindSelfEmployed({
  container: place,
  tokenUrl: '/bank131/token',
  widgetHost: bank,
  taxReferenceOrPhone: INN,
});
