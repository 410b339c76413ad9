import {holdTo} from '../faults/hold-to.js';
import {loadFaults} from '../faults/load.js';

holdTo(loadFaults);
