import {generateKeyPairSync, sign} from 'node:crypto';
import {Test} from '@nestjs/testing';
import {Bank131ApiError, createBank131Client, webhookHandler} from 'bank131-widgets/server';
import {Bank131Controller} from './bank131.controller';

describe('Bank131Controller', () => {
  it('is created', async () => {
    const module = await Test.createTestingModule({controllers: [Bank131Controller]}).compile();
    expect(module.get(Bank131Controller)).toBeDefined();
  });

  // Jest runs tests in a realm of its own, with classes of its own.
  it('reads webhooks from bytes and from text, signed and forged', async () => {
    const {privateKey, publicKey} = generateKeyPairSync('rsa', {modulusLength: 2048});
    const bank = createBank131Client({
      environment: 'demo',
      project: 'shop',
      privateKey,
      bankPublicKey: publicKey,
    });
    const body = '{"type":"payment_finished","session":{"id":"ps_1","status":"accepted"}}';
    const signature = sign('sha256', Buffer.from(body), privateKey).toString('base64');
    for (const raw of [body, Buffer.from(body), new Uint8Array(Buffer.from(body))]) {
      expect(bank.parseWebhook(raw, signature).type).toBe('payment_finished');
    }
    expect(() => bank.parseWebhook(body, 'forged')).toThrow(Bank131ApiError);
    const headers = {'X-PARTNER-SIGN': signature};
    const request = new Request('https://shop.example/webhook', {method: 'POST', body, headers});
    expect((await webhookHandler(bank, {})(request)).status).toBe(200);
    const {signal} = new AbortController();
    await expect(bank.token({} as never, {signal, idempotencyKey: 'ключ'})).rejects.toThrow('idempotencyKey');
  });
});
