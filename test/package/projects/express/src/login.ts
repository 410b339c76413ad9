import type {NextFunction, Request, Response} from 'express';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace Express {
    interface Request {
      user?: {inn: string};
    }
  }
}

/** What Passport or a session does. */
export function login(req: Request, _res: Response, next: NextFunction): void {
  if (req.headers.cookie === 'session=courier-7') req.user = {inn: '500000000000'};
  next();
}
