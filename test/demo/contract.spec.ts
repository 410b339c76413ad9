import {contract} from '../../src/testing/contract.js';
import {expect, test} from './fixtures.js';
import {enterCard, requestLinking} from './steps.js';

/** A page with the bank's own snippet: nothing of the package stands between. It keeps each message that comes. */
const snippet = (bank: string, names: {script: string; containerId: string}, create: string): string => `
  <div id="${names.containerId}"></div>
  <script>
    window.heard = [];
    addEventListener('message', ({data, origin}) => heard.push({data, origin}));
  </script>
  <script src="${bank}/${names.script}"></script>
  <script>${create}</script>`;

const heard = 'window.heard';

interface Heard {
  data: {meta: object; payload: Record<string, string>};
  origin: string;
}

test.describe('the mock bank keeps to the contract', {tag: '@thorough'}, () => {
  test('with the self-employed widget', async ({page, demo, site}) => {
    const {selfEmployed} = contract;
    const {globalName, messages} = selfEmployed;
    const publicToken = await demo.token('self-employed');
    const options = JSON.stringify({stage: selfEmployed.stages.bind, publicToken});
    await site.open(snippet(demo.bank, selfEmployed, `new ${globalName}(${options}).render()`));
    expect(await page.evaluate(`({...${globalName}.STAGES})`)).toEqual(selfEmployed.stages);
    await page.locator(`#${selfEmployed.containerId} input`).fill('500000000000');
    await requestLinking(page);
    await expect.poll(() => page.evaluate<Heard[]>(heard)).toHaveLength(1);
    const [{data}] = await page.evaluate<[Heard]>(heard);
    expect(data).toEqual(messages.in_progress);
  });

  test('with the tokenization widget', async ({page, demo, site}) => {
    const {cardTokenize} = contract;
    const {globalName, messages, hashes} = cardTokenize;
    const publicToken = await demo.token('card');
    await site.open(
      snippet(demo.bank, cardTokenize, `new ${globalName}(${JSON.stringify({publicToken})}).render()`),
    );
    await enterCard(page, '2200000000000004');
    await expect.poll(() => page.evaluate<Heard[]>(heard)).toHaveLength(1);
    const [{data, origin}] = await page.evaluate<[Heard]>(heard);
    expect(origin).toBe(demo.bank);
    expect(data.meta).toEqual(messages.completed.meta);
    const {status, ...fields} = data.payload;
    expect({status}).toEqual(messages.completed.payload);
    expect(fields).toHaveProperty(hashes[0]);
    for (const [name, hash] of Object.entries(fields)) {
      expect(hashes).toContain(name);
      expect(hash).toMatch(new RegExp(contract.hash));
    }
  });
});
