import {fetchToken, loadScript, loadStylesheet, show} from './by-hand.js';

// A1: by hand, one step after another, in the order of the bank's docs.

await Promise.all([loadStylesheet(), loadScript()]);
show(await fetchToken());
