import {createBank131Client} from 'bank131-widgets/server';

const {BANK131_API_HOST, BANK131_PROJECT, BANK131_PRIVATE_KEY} = process.env;

export const bank = createBank131Client({
  ...(BANK131_API_HOST ? {apiHost: BANK131_API_HOST} : {environment: 'demo'}),
  project: BANK131_PROJECT ?? 'my_project',
  privateKey: BANK131_PRIVATE_KEY,
});
