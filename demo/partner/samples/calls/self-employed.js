import {bindSelfEmployed, describeError} from 'bank131-widgets';
import {openPanel} from '/public/panel.js';

const {start, cancel, watch, log, say} = openPanel('#self-employed-example');

start.onclick = async () => {
  const controller = new AbortController();
  cancel.onclick = () => controller.abort();

  try {
    const {status} = await watch(
      bindSelfEmployed({
        container: '#bind',
        tokenUrl: '/bank131/token/self-employed',
        environment: '{{environment}}',
        widgetHost: '{{widgetHost}}',
        taxReferenceOrPhone: '{{taxReference}}',
        signal: controller.signal,
        onStatus: (status) => log('status', status),
      }),
    );
    log('outcome', {status});
  } catch (error) {
    if (controller.signal.aborted) return log('error', error.name);
    log('error', error.code);
    say(describeError(error, document.documentElement.lang));
  }
};
