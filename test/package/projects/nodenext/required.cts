import server = require('bank131-widgets/server');

const options: server.Bank131ClientOptions = {environment: 'demo', project: 'shop', privateKey: undefined};
const bank: server.Bank131Client = server.createBank131Client(options);
console.log('required', typeof bank.token);
