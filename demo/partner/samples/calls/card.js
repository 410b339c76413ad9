import {describeError, tokenizeCard} from 'bank131-widgets';
import {openPanel} from '/public/panel.js';

const {start, cancel, watch, log, say} = openPanel('#card-example');

async function publicToken({signal}) {
  const response = await fetch('/bank131/token/card', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Requested-With': 'fetch',
    },
    body: '{}',
    signal,
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return (await response.json()).public_token;
}

start.onclick = async () => {
  const controller = new AbortController();
  cancel.onclick = () => controller.abort();

  try {
    const paymentMethod = await watch(
      tokenizeCard({
        container: '#card',
        publicToken,
        environment: '{{environment}}',
        widgetHost: '{{widgetHost}}',
        signal: controller.signal,
      }),
    );
    log('outcome', paymentMethod);
  } catch (error) {
    if (controller.signal.aborted) return log('error', error.name);
    log('error', error.code);
    say(describeError(error, document.documentElement.lang));
  }
};
