import {getRequestListener} from '@hono/node-server';
import {Controller, Post, Req, Res} from '@nestjs/common';
import {publicTokenHandler, webhookHandler} from 'bank131-widgets/server';
import type {Request, Response} from 'express';
import {bank} from './bank';

const linkingToken = publicTokenHandler(bank, {
  selfEmployed: true,
  // Express's own request, with the user that your guard has put there.
  authorize: (_request, req: Request & {user?: {inn: string}}) => req.user && {tax_reference: req.user.inn},
  onError: (error) => console.error(error),
});

const webhook = webhookHandler(bank, {
  paymentFinished: ({id}) => console.log(`${id} is finished`),
  onError: (error) => console.error(error),
});

// Leaves the global Request and Response as they are.
const options = {overrideGlobalObjects: false};

@Controller('bank131')
export class Bank131Controller {
  @Post('token/self-employed')
  linkingToken(@Req() req: Request, @Res() res: Response): Promise<void> {
    return getRequestListener((request) => linkingToken(request, req), options)(req, res);
  }

  @Post('webhook')
  webhook(@Req() req: Request, @Res() res: Response): Promise<void> {
    return getRequestListener(webhook, options)(req, res);
  }
}
