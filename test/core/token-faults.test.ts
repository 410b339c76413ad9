import {holdTo} from '../faults/hold-to.js';
import {tokenFaults} from '../faults/token.js';

holdTo(tokenFaults);
