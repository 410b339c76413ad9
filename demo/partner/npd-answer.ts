import {Bank131ApiError, type NpdRequestStatusAnswer} from 'bank131-widgets/server';
import type {Standing} from './records/workers.js';

/** What the bank says of a person; `pending` while the tax service is asked. */
export type NpdAnswer = Standing | 'unclear' | 'pending';

/**
 * Reads an answer to `npd/request/status`. Its final fields are in no public document (grade: not found). That `ok`
 * means "self-employed, and linked" is what the mock bank assumes, so it is believed of the mock bank alone; of the
 * bank itself all that is known is `pending`, and the codes with which a payout is refused. There a payout with a
 * receipt has the last word.
 */
export function readNpdAnswer({status}: NpdRequestStatusAnswer, isMock: boolean): NpdAnswer {
  if (status === 'pending') return 'pending';
  return isMock && status === 'ok' ? 'linked' : 'unclear';
}

/** Reads the codes by which the bank refuses a person, in any call. */
export function readTaxpayerError(error: unknown): Standing | undefined {
  if (!(error instanceof Bank131ApiError)) return undefined;
  if (error.code === 'taxpayer_unknown') return 'unregistered';
  if (error.code === 'taxpayer_not_bound') return 'not-linked';
  return error.code === 'taxpayer_already_bound' ? 'linked' : undefined;
}
