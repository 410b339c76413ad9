import '../../dist/elements/index.js';
import {INN, place} from './place.js';

// A4: its element.

const element = document.createElement('bank131-self-employed');
Object.assign(element, {tokenUrl: '/bank131/token', taxReferenceOrPhone: INN});
place.append(element);
