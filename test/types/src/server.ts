import {
  createBank131Client,
  parsePaymentMethod,
  publicTokenHandler,
  type PaymentMethod,
} from 'bank131-widgets/server';

const bank = createBank131Client({environment: 'demo', project: 'project', privateKey: undefined});
publicTokenHandler(bank, {tokenize: true, authorize: () => true}) satisfies (
  request: Request,
) => Promise<Response>;
const {session} = await bank.session.create({});
session.id satisfies string;

// @ts-expect-error The environment has no default: money moves.
createBank131Client({project: 'project', privateKey: undefined});
// @ts-expect-error Somebody must decide who may have a token.
publicTokenHandler(bank, {tokenize: true});

// An account's token with what the bank requires beside it; a method that came with the session.
const account = {token: 'tok_1', full_name: 'Иванов Иван', description: 'Договор 7'};
const payment_method = {type: 'bank_account', bank_account: {system_type: 'ru', ru: account}} as const;
await bank.session.initPayout({payment_method});
await bank.session.create({payment_method, amount_details: {amount: 100, currency: 'RUB'}});
await bank.session.startPayout({session_id: session.id});
parsePaymentMethod('{}', {
  full_name: account.full_name,
  description: account.description,
}) satisfies PaymentMethod;
// @ts-expect-error A payout that is created and started in one names its method.
await bank.session.initPayout({amount_details: {amount: 100, currency: 'rub'}});
// @ts-expect-error A receipt has calls of its own.
await bank.session.initPayout({payment_method, fiscalization_details: {}});

const services = [{name: 'Доставка', amount_details: {amount: 100, currency: 'rub'}}] as const;
await bank.fiscalization({
  session_id: session.id,
  fiscalization_details: {professional_income_taxpayer: {tax_reference: '500000000000', services}},
});
await bank.token({
  tokenize_widget: {access: true},
  self_employed_widget: {tax_reference: '500000000000'},
  acquiring_widget: {session_id: session.id, show_recurrent_checkbox: true},
});

// What a framework passes on reaches `authorize`, with its type.
const handler = publicTokenHandler(bank, {
  selfEmployed: true,
  authorize: (_request, req: {user?: {inn: string}}) => req.user && {tax_reference: req.user.inn},
});
handler satisfies (request: Request, req: {user?: {inn: string}}) => Promise<Response>;
// @ts-expect-error Then it must be passed on.
await handler(new Request('https://shop.example'));
