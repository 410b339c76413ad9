import {expect} from '@open-wc/testing';
import * as elements from '../../src/elements/index.js';
import * as functions from '../../src/index.js';
import * as scriptTag from '../../src/script-tag.js';

describe('the script-tag file', () => {
  it('registers both elements', () => {
    expect(customElements.get('bank131-self-employed')).to.equal(elements.Bank131SelfEmployedElement);
    expect(customElements.get('bank131-card-tokenize')).to.equal(elements.Bank131CardTokenizeElement);
  });

  it('gives all that the package’s two entries give', () => {
    expect(scriptTag).to.include({...functions, ...elements});
  });
});
