import {mountSelfEmployed} from '../../../src/index.js';
import {COMPLETED, post} from '../senders.js';

// Runs in a `srcdoc` page, whose origin is not what its location says: mounts there, and posts on the page itself.

const {host} = document.body.dataset;
const container = document.createElement('div');
document.body.append(container);
const mount = mountSelfEmployed({container, publicToken: () => 'token', widgetHost: host});
await mount.ready;
await post(COMPLETED);
window.parent.postMessage({report: mount.status}, '*');
