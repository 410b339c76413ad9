import {bindSelfEmployed} from '../../dist/index.js';
import {INN, place} from './place.js';

// A3: this package's call.

await bindSelfEmployed({container: place, tokenUrl: '/bank131/token', taxReferenceOrPhone: INN});
