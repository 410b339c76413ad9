import '../../dist/elements/index.js';
import {INN, bank, place} from './place.js';

// A4: its element.

const element = document.createElement('bank131-self-employed');
Object.assign(element, {tokenUrl: '/bank131/token', widgetHost: bank, taxReferenceOrPhone: INN});
place.append(element);
