import {Module, type MiddlewareConsumer, type NestModule} from '@nestjs/common';
import type {NextFunction, Request, Response} from 'express';
import {Bank131Controller} from './bank131.controller';

@Module({controllers: [Bank131Controller]})
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(login).forRoutes('*path');
  }
}

/** What Passport or a session does. */
function login(req: Request & {user?: {inn: string}}, _res: Response, next: NextFunction): void {
  if (req.headers.cookie === 'session=courier-7') req.user = {inn: '500000000000'};
  next();
}
