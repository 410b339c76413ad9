import {find} from './dom.js';
import {post} from './live.js';

const {action} = find(document, 'form[action$="/ask"]', HTMLFormElement);
const ask = () => post(action).catch(console.info);

// The page only reports what it sees. The backend asks the bank, and tells the page what to show.
document.addEventListener('bank131-status', ({status}) => {
  const data = new FormData();
  data.set('status', status);
  post(action.replace(/ask$/, 'hint'), data).catch(console.info);
});

// Users who come back from the tax app need not press anything.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void ask();
});
void ask();
