import {find} from './dom.js';
import {post, report} from './live.js';

const ask = find(document, 'form[data-part="ask"]', HTMLFormElement);
const hint = ask.action.replace(/ask$/, 'hint');

/** The page only reports what it sees. The backend asks the bank, and tells the page what to show. */
document.addEventListener('bank131-status', ({status}) => {
  const data = new FormData();
  data.set('status', status);
  post(hint, data).catch(report);
});

// Whoever comes back from the tax app need not press anything.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') post(ask.action).catch(report);
});

post(ask.action).catch(report);
