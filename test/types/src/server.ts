import {createBank131Client, publicTokenHandler} from 'bank131-widgets/server';

const bank = createBank131Client({environment: 'demo', project: 'project', privateKey: undefined});
publicTokenHandler(bank, {tokenize: true, authorize: () => true}) satisfies (
  request: Request,
) => Promise<Response>;
const {session} = await bank.session.create({});
session.id satisfies string;

// @ts-expect-error The environment must be said: money moves.
createBank131Client({project: 'project', privateKey: undefined});
// @ts-expect-error It must be said who may have a token.
publicTokenHandler(bank, {tokenize: true});
