import {createBank131Client, parsePaymentMethod, type PaymentMethod} from 'bank131-widgets/server';

const method: PaymentMethod = parsePaymentMethod('{}');
const bank = createBank131Client({environment: 'demo', project: 'shop', privateKey: undefined});
void bank.session.startPayout({session_id: 'ps_1', payment_method: method});

// @ts-expect-error The environment has no default: money moves there.
createBank131Client({project: 'shop', privateKey: undefined});
