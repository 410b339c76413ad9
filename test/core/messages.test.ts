import {holdTo} from '../faults/hold-to.js';
import {forgedMessages} from '../faults/messages.js';
import {tokenizationMessages} from '../faults/tokenization-messages.js';

holdTo(forgedMessages);
holdTo(tokenizationMessages);
