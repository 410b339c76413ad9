import {fetchToken, loadScript, loadStylesheet, show} from './by-hand.js';

// A2: by hand at its best, all side by side.

const [publicToken] = await Promise.all([fetchToken(), loadScript(), loadStylesheet()]);
show(publicToken);
