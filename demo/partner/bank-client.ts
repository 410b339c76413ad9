import {sign, type KeyObject} from 'node:crypto';

/** What a public token is asked for: the bank's own request bodies. */
export type TokenRequest =
  {self_employed_widget: {tax_reference: string}} | {tokenize_widget: {access: true}};

export interface BankAccess {
  /** Origin of the bank's API, such as `https://demo.bank131.ru`. */
  apiOrigin: string;
  project: string;
  privateKey: KeyObject;
}

/** The bank refused, could not be reached, or answered something else. Holds nothing that was sent. */
export class BankError extends Error {
  override readonly name = 'BankError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const TIMEOUT = 10_000;

/** Calls the bank's API with the partner's signature. */
export class BankClient {
  readonly #access: BankAccess;

  constructor(access: BankAccess) {
    this.#access = access;
  }

  /** A public token, good for one operation of one widget. */
  async token(request: TokenRequest): Promise<string> {
    const answer = await this.#post('/api/v1/token', request);
    if (typeof answer.public_token !== 'string') {
      throw new BankError('unexpected_answer', 'The bank answered without a public token.');
    }
    return answer.public_token;
  }

  async #post(path: string, request: unknown): Promise<Record<string, unknown>> {
    // Signed are the very bytes that are sent, so the body is made once.
    const body = Buffer.from(JSON.stringify(request));
    const response = await this.#send(path, body);
    const answer = asRecord(await readJson(response));
    if (response.ok && answer.status === 'ok') return answer;

    const code = asRecord(answer.error).code;
    throw new BankError(
      typeof code === 'string' ? code : 'unexpected_answer',
      `The bank refused ${path} (HTTP ${response.status}).`,
    );
  }

  async #send(path: string, body: Buffer<ArrayBuffer>): Promise<Response> {
    const {apiOrigin, project, privateKey} = this.#access;
    try {
      return await fetch(new URL(path, apiOrigin), {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-PARTNER-PROJECT': project,
          'X-PARTNER-SIGN': sign('sha256', body, privateKey).toString('base64'),
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT),
      });
    } catch (cause) {
      throw new BankError('unreachable', `The bank could not be reached for ${path}.`, {cause});
    }
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new BankError('unexpected_answer', `The bank answered HTTP ${response.status} without JSON.`, {
      cause,
    });
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
