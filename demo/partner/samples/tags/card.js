import {openLog} from '/public/log.js';

const log = openLog('#card-log');
const element = document.querySelector('bank131-card-tokenize');

element.addEventListener('bank131-ready', ({type}) => {
  log('event', type);
});
element.addEventListener('bank131-result', ({result}) => {
  log('outcome', result);
});
element.addEventListener('bank131-error', ({error}) => {
  log('error', error.code);
});
