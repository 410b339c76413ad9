import {getRequestListener} from '@hono/node-server';
import {publicTokenHandler} from 'bank131-widgets/server';
import type {NextApiHandler, NextApiRequest} from 'next';
import {bank} from '../../../../bank';

/** What NextAuth or a session does. */
const userOf = ({cookies}: NextApiRequest) =>
  cookies.session === 'courier-7' ? {inn: '500000000000'} : undefined;

const linkingToken = publicTokenHandler(bank, {
  selfEmployed: true,
  authorize: (_request, req: NextApiRequest) => {
    const user = userOf(req);
    return user && {tax_reference: user.inn};
  },
  onError: (error) => console.error(error),
});

const handler: NextApiHandler = (req, res) =>
  getRequestListener((request) => linkingToken(request, req), {overrideGlobalObjects: false})(req, res);

export default handler;
