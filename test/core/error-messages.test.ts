import {expect} from '@open-wc/testing';
import {loadSelfEmployed} from '../../src/index.js';
import {sharedPage, type SharedPage} from '../../src/core/page.js';
import {rejectionOf} from '../faults/stage.js';
import {tokenEndpoint, widgetHost} from '../tools/hosts.js';
import {onStage} from './on-stage.js';

describe('error messages', () => {
  const on = onStage();

  /** As in production, until the test ends. */
  function withoutSentences(): void {
    const page: SharedPage = sharedPage();
    const {sentences} = page;
    delete page.sentences;
    on.stage.later(() => {
      sharedPage().sentences = sentences!;
    });
  }

  it('are short in production: the case, plain details and where to read more', async () => {
    withoutSentences();
    const tokenUrl = tokenEndpoint('503');
    const error = await rejectionOf(on.stage.mount({tokenUrl}).ready);
    expect(error.code).to.equal('token-failed');
    expect(error.message).to.match(
      /^bank131-widgets: token-failed\/status, \S+\/token\/503\/\S+, 503\. See docs\/errors\.md#token-failed-status$/,
    );
  });

  it('are full sentences with `bank131-widgets/verbose`', async () => {
    const error = await rejectionOf(loadSelfEmployed({widgetHost: widgetHost('404'), retries: 0}));
    expect(error.message).to.contain('The Network panel shows which.');
  });

  it('have the stack of the place where the error happened', async () => {
    const error = await rejectionOf(loadSelfEmployed({timeout: 0}));
    expect(error.stack).to.contain('options');
  });

  it('say in the cause why a retried script failed', async () => {
    const host = widgetHost('404');
    const error = await rejectionOf(on.stage.mount({widgetHost: host, timeout: 2_000, retries: 50}).ready);
    expect(error.message).to.contain('Still pending: script');
    expect((error.cause as Error).message).to.contain('The Network panel shows which.');
  });
});
