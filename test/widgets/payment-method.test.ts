import {expect} from '@open-wc/testing';
import {readPaymentMethod} from '../../src/index.js';

const hash = (digit: string) => digit.repeat(64);

describe('readPaymentMethod()', () => {
  const card = (encrypted_card: object) => ({type: 'card', card: {type: 'encrypted_card', encrypted_card}});
  const account = (token: string) => ({type: 'bank_account', bank_account: {system_type: 'ru', ru: {token}}});

  const all = {
    number_hash: hash('1'),
    expiration_date_hash: hash('2'),
    cardholder_name_hash: hash('3'),
    security_code_hash: hash('4'),
  };

  for (const [what, given, read] of [
    ['a card of one hash', {number_hash: hash('a')}, card({number_hash: hash('a')})],
    ['a card of all hashes', all, card(all)],
    [
      'a card in camelCase',
      {
        numberHash: hash('1'),
        expirationDateHash: hash('2'),
        cardholderNameHash: hash('3'),
        securityCodeHash: hash('4'),
      },
      card(all),
    ],
    [
      'a card whose other hashes are null',
      {...all, security_code_hash: null, cardholder_name_hash: undefined},
      card({number_hash: hash('1'), expiration_date_hash: hash('2')}),
    ],
    ['a card with fields that are not known', {...all, brand: 'mir', status: 'completed'}, card(all)],
    ["the bank's own payment method of a card", card(all), card(all)],
    ['hex digits in capitals', {number_hash: hash('F')}, card({number_hash: hash('F')})],
    ['an account token', {token: 'tok_1'}, account('tok_1')],
    ["the bank's own payment method of an account", account('tok_1'), account('tok_1')],
  ] as const) {
    it(`reads ${what}`, () => {
      expect(readPaymentMethod(given)).to.deep.equal(read);
    });
  }

  it('takes no token in the place of a damaged hash', () => {
    expect(readPaymentMethod({number_hash: 'damaged', token: 'tok_1'})).to.equal(undefined);
    expect(readPaymentMethod({...card({number_hash: 'damaged'}), token: 'tok_1'})).to.equal(undefined);
  });

  it('gives an object of its own', () => {
    const given = card({...all});
    expect(readPaymentMethod(given)).to.not.equal(given);
  });

  for (const [what, given] of [
    ['nothing', undefined],
    ['null', null],
    ['a hash alone', hash('1')],
    ['a list', [all]],
    ['an object without any', {}],
    ['other hashes without the number', {security_code_hash: hash('4')}],
    ['a wrong hash beside a right one', {...all, security_code_hash: '123'}],
    ['a number as hash', {number_hash: 1}],
    ['a hash in a list', {number_hash: [hash('1')]}],
    ['a card number', {number_hash: '4242424242424242'}],
    ['a hash too short', {number_hash: hash('1').slice(1)}],
    ['a hash too long', {number_hash: `${hash('1')}0`}],
    ['a hash with a line end', {number_hash: `${hash('1')}\n`}],
    ['an empty token', {token: ''}],
    ['a token with blanks in it', {token: 'a b'}],
    ['a token of blanks', {token: ' '}],
    ['a token with a line end', {token: 'tok_1\n'}],
    ['a token beyond measure', {token: 'x'.repeat(513)}],
    ['a token that is no text', {token: 131}],
    ['inherited hashes', Object.create({number_hash: hash('1')}) as unknown],
  ] as const) {
    it(`does not read ${what}`, () => {
      expect(readPaymentMethod(given)).to.equal(undefined);
    });
  }
});
