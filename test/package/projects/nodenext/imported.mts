import {createBank131Client, type Bank131Client, type Bank131ClientOptions} from 'bank131-widgets/server';

const options: Bank131ClientOptions = {environment: 'demo', project: 'shop', privateKey: undefined};
const bank: Bank131Client = createBank131Client(options);
console.log('imported', typeof bank.token);
