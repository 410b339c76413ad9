import {holdTo} from '../faults/hold-to.js';
import {policyFaults} from '../faults/policies.js';

holdTo(policyFaults);
