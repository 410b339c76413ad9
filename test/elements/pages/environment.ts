import {isTrustedHost} from '../../../src/environment.js';

// Gives the function to the page around: it asks where it runs.
Object.assign(window, {isTrustedHost});
