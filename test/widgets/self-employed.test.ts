import {expect} from '@open-wc/testing';
import {
  bindSelfEmployed,
  loadSelfEmployed,
  type SelfEmployedOptions,
  type SelfEmployedStatus,
} from '../../src/index.js';
import {onStage} from '../core/on-stage.js';
import {COMPLETED, post} from '../faults/senders.js';
import {executions, freshToken, outcomeOf, rejectionOf, until} from '../faults/stage.js';
import {requests, vendor, widgetHost} from '../tools/hosts.js';

const message = (status: string) => ({meta: {stage: 'bind'}, payload: {status}});
const made = () => vendor().instances.at(-1);

describe('bindSelfEmployed()', () => {
  const on = onStage();

  function bind(options: Partial<SelfEmployedOptions> = {}) {
    const controller = new AbortController();
    on.stage.later(() => controller.abort());
    return bindSelfEmployed({
      container: on.stage.container,
      publicToken: freshToken,
      widgetHost: widgetHost('ok'),
      signal: controller.signal,
      ...options,
    });
  }

  const rendered = () => until(() => on.stage.container.textContent.includes('Fake'));

  for (const status of ['completed', 'failed'] as const) {
    it(`resolves with the outcome \`${status}\``, async () => {
      const result = bind();
      await rendered();
      await post(message(status));
      const outcome: {stage: 'bind'; status: 'completed' | 'failed'} = await result;
      expect(outcome).to.deep.equal({stage: 'bind', status});
    });
  }

  it('waits for the person: `in_progress` is no outcome', async () => {
    const heard: SelfEmployedStatus[] = [];
    const result = bind({onStatus: (status) => heard.push(status)});
    await rendered();
    await post(message('in_progress'));
    expect(await Promise.race([result, Promise.resolve('pending')])).to.equal('pending');
    await post(COMPLETED);
    expect(await result).to.include({status: 'completed'});
    expect(heard).to.deep.equal(['in_progress', 'completed']);
  });

  it("makes the bank's object as the bank documents it", async () => {
    void bind({publicToken: 'one-time-token', taxReferenceOrPhone: '+7 (916) 123-45-67'}).catch(
      () => undefined,
    );
    await rendered();
    expect(made()?.options).to.deep.equal({
      initialValues: {taxReferenceOrPhone: '79161234567'},
      stage: 'bind',
      publicToken: 'one-time-token',
    });
    expect(made()?.renders).to.equal(1);
  });

  it('leaves the field empty where neither INN nor phone is given', async () => {
    void bind({taxReferenceOrPhone: ''}).catch(() => undefined);
    await rendered();
    expect(made()?.options).to.deep.include({initialValues: {}});
  });

  it('rejects as any call does where there can be no outcome', async () => {
    const unhandled = new Promise<PromiseRejectionEvent>((resolve) => {
      const listener = (event: PromiseRejectionEvent) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        resolve(event);
      };
      window.addEventListener('unhandledrejection', listener, {capture: true, once: true});
    });
    expect(await outcomeOf(bind({container: '#nowhere'}))).to.include({code: 'container-not-found'});
    expect(await outcomeOf(bind({widgetHost: widgetHost('404'), retries: 0}))).to.include({
      code: 'script-failed',
    });
    // The handle's promises raise nothing by themselves.
    on.stage.mount({container: '#nowhere'});
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await Promise.race([unhandled, Promise.resolve('none')])).to.equal('none');
  });
});

describe('`taxReferenceOrPhone`', () => {
  const on = onStage();

  async function shown(taxReferenceOrPhone: string): Promise<unknown> {
    const mount = on.stage.mount({taxReferenceOrPhone});
    await mount.ready;
    mount.unmount();
    return (made()?.options as {initialValues: {taxReferenceOrPhone?: string}}).initialValues
      .taxReferenceOrPhone;
  }

  for (const [written, taken] of [
    ['500000000000', '500000000000'],
    ['5000 0000 0000', '500000000000'],
    ['5000-0000-0000', '500000000000'],
    ['111111111111', '111111111111'],
    ['70000000000', '70000000000'],
    ['+7 (000) 000-00-00', '70000000000'],
    ['+7\u00a0916\u2009123–45—67', '79161234567'],
    ['8 (916) 123 45 67', '79161234567'],
  ] as const) {
    it(`takes "${written}"`, async () => {
      expect(await shown(written)).to.equal(taken);
    });
  }

  for (const written of [
    '+8 000 000 00 00',
    '90000000000',
    '9161234567',
    '0000000000',
    '50000000000',
    '5000000000001',
    '+500000000000',
    '7916123456x',
    '٥٠٠٠٠٠٠٠٠٠٠٠',
    ' ',
  ]) {
    it(`refuses "${written}", and tells the two forms but not what was written`, async () => {
      const error = await rejectionOf(on.stage.mount({taxReferenceOrPhone: written}).ready);
      expect(error).to.include({code: 'invalid-options', retryable: false});
      expect(error.message)
        .to.contain('INN of 12 digits')
        .and.to.contain('phone of 11 digits that begins with 7');
      if (written.trim()) expect(error.message).to.not.contain(written);
    });
  }

  it('refuses what is no text', async () => {
    const taxReferenceOrPhone = 500000000000 as unknown as string;
    const error = await rejectionOf(on.stage.mount({taxReferenceOrPhone}).ready);
    expect(error).to.include({code: 'invalid-options'});
  });
});

describe('loadSelfEmployed()', () => {
  onStage();

  it("gives the bank's constructor, and renders nothing", async () => {
    const host = widgetHost('ok');
    const before = vendor().instances.length;
    const Vendor = await loadSelfEmployed({widgetHost: host});
    expect(Vendor.STAGES.bind).to.equal('bind');
    expect(vendor().instances).to.have.length(before);
    expect(executions(host)).to.equal(1);
    expect(await requests(host)).to.deep.equal({'self-employed.js': 1, 'self-employed.css': 1});
  });
});
