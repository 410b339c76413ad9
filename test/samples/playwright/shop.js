import {createReadStream, readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {createBank131Client} from 'bank131-widgets/server';

// A shop to be tested: one page, and the endpoint that its tag asks for a token.

const {PORT, BANK131_API_HOST, BANK131_PROJECT, BANK131_PRIVATE_KEY_FILE} = process.env;

// The bank may start after the shop does: the key is read when it is needed.
const openBank = () =>
  createBank131Client({
    apiHost: BANK131_API_HOST,
    project: BANK131_PROJECT,
    privateKey: readFileSync(BANK131_PRIVATE_KEY_FILE, 'utf8'),
  });

const page = `<!doctype html>
<title>Payouts</title>
<script src="/bank131-widgets.min.js" defer></script>
<bank131-self-employed token-url="/bank131/token" widget-host="${BANK131_API_HOST}"></bank131-self-employed>
<output></output>
<script>
  document.querySelector('bank131-self-employed').addEventListener('bank131-status', ({status}) => {
    document.querySelector('output').textContent = status;
  });
</script>`;

createServer(async (request, response) => {
  if (request.url === '/bank131/token' && request.headers['x-requested-with']) {
    const {public_token} = await openBank().token({self_employed_widget: {tax_reference: '500000000000'}});
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify({public_token}));
  } else if (request.url === '/bank131-widgets.min.js') {
    response.setHeader('Content-Type', 'text/javascript');
    createReadStream('node_modules/bank131-widgets/dist/bank131-widgets.min.js').pipe(response);
  } else {
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page);
  }
}).listen(Number(PORT));
