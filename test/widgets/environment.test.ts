import {expect} from '@open-wc/testing';
import {isTrustedHost, parseHost, resolveWidgetHost} from '../../src/environment.js';

describe('the widget host', () => {
  it('is that of the environment', () => {
    expect(resolveWidgetHost('live', undefined)).to.equal('https://widget.bank131.ru/');
    expect(resolveWidgetHost('demo', undefined)).to.equal('https://widget-demo.bank131.ru/');
  });

  it('is whatever base URL is given: its path is kept, its query is not', () => {
    expect(resolveWidgetHost('demo', 'https://cdn.example/bank?v=1#x')).to.equal('https://cdn.example/bank/');
    expect(resolveWidgetHost('live', 'http://localhost:8131')).to.equal('http://localhost:8131/');
  });

  it('speaks http', () => {
    for (const host of [
      'ftp://bank.example',
      'javascript:alert(1)',
      'data:,',
      '//bank.example',
      'bank',
      '',
    ]) {
      expect(parseHost(host), host).to.equal(undefined);
    }
  });

  describe('as markup may name it', () => {
    /** Asks in a frame whose document has no host name, as no developer's own machine has. */
    async function areTrusted(hosts: string[], configured?: string[]): Promise<boolean[]> {
      const frame = document.createElement('iframe');
      frame.srcdoc = `<script type="module">
        import {isTrustedHost} from '/src/environment.ts';
        parent.isTrustedHost = isTrustedHost;
        parent.dispatchEvent(new Event('trusted-host'));
      </script>`;
      const loaded = new Promise((resolve) => window.addEventListener('trusted-host', resolve, {once: true}));
      document.body.append(frame);
      await loaded;
      const {isTrustedHost: isTrusted} = window as unknown as {isTrustedHost: typeof isTrustedHost};
      const answers = hosts.map((host) => isTrusted(host, configured));
      frame.remove();
      return answers;
    }

    it("is the bank's, with whatever path", async () => {
      const hosts = [
        'https://widget.bank131.ru',
        'https://widget-demo.bank131.ru/',
        'https://widget.bank131.ru/v2/',
      ];
      expect(await areTrusted(hosts)).to.deep.equal([true, true, true]);
    });

    it('is one that the configuration names', async () => {
      const answers = await areTrusted(
        ['https://cdn.example/bank', 'https://cdn.example:8443'],
        ['https://cdn.example'],
      );
      expect(answers).to.deep.equal([true, false]);
    });

    it('is no other', async () => {
      const hosts = [
        'https://evil.example',
        'https://widget.bank131.ru.evil.example',
        'http://widget.bank131.ru',
        'https://widget.bank131.ru@evil.example',
        'javascript:alert(1)//https://widget.bank131.ru',
        'widget.bank131.ru',
        'http://localhost:8131',
        '',
      ];
      expect(await areTrusted(hosts)).to.deep.equal(hosts.map(() => false));
    });
  });

  it("is any on a developer's own machine", () => {
    expect(isTrustedHost('http://127.0.0.1:8131')).to.equal(true);
  });
});
