import {z} from 'zod';
import {BankError} from './http.js';

/** The bodies of the bank's API. Unknown fields are allowed: the bank has many more. */

const words = (max: number) => z.string().trim().min(1, 'must not be empty').max(max);

const hash = z
  .string()
  .toLowerCase()
  .regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits');

// No checksum test: the INN in the bank's own examples fails it.
const taxReference = z.string().regex(/^\d{12}$/, 'must be a string of 12 digits');

const amountDetails = z.object({
  amount: z.int('must be an integer: kopecks').positive('must be above zero'),
  currency: z.string().regex(/^rub$/i, 'must be rub'),
});

const given = z.object({
  amount_details: z.exactOptional(amountDetails),
  participant_details: z.exactOptional(
    z.looseObject({recipient: z.exactOptional(z.looseObject({full_name: words(255)}))}),
  ),
  customer: z.exactOptional(
    z.looseObject({reference: words(255), contacts: z.exactOptional(z.array(z.looseObject({})))}),
  ),
  metadata: z.exactOptional(z.unknown()),
});

const encryptedCard = z.object({
  number_hash: hash,
  expiration_date_hash: z.exactOptional(hash),
  cardholder_name_hash: z.exactOptional(hash),
  security_code_hash: z.exactOptional(hash),
});

const cardMethod = z.object({
  type: z.literal('card'),
  card: z.object({type: z.literal('encrypted_card'), encrypted_card: encryptedCard}),
});

/** Besides its token, an account needs its owner and the purpose of the payment. */
const account = z.object({token: hash, full_name: words(255), description: words(255)});

const accountMethod = z.object({
  type: z.literal('bank_account'),
  bank_account: z.object({system_type: z.literal('ru'), ru: account}),
});

const method = z.discriminatedUnion('type', [cardMethod, accountMethod]);

const service = z.object({
  name: words(256),
  amount_details: amountDetails,
  quantity: z.int('must be an integer').positive('must be above zero').default(1),
});

const fiscalizationDetails = z.object({
  professional_income_taxpayer: z
    .object({
      tax_reference: taxReference,
      services: z.array(service).min(1, 'must have at least one').max(6, 'must have six at the most'),
      payer_type: z.exactOptional(z.enum(['legal', 'individual', 'foreign'])),
      payer_tax_number: z.exactOptional(words(32)),
      payer_name: z.exactOptional(words(255)),
    })
    .refine((taxpayer) => taxpayer.payer_type !== 'legal' || taxpayer.payer_tax_number !== undefined, {
      path: ['payer_tax_number'],
      message: 'must be given for a legal payer',
    }),
});

const sessionId = {session_id: words(64)};
/** Unverified: what the bank does with a receipt that comes with a plain payout is not public (grade D). */
const plain = {
  fiscalization_details: z.exactOptional(
    z.never('must come by session/…/payout/fiscalization; what the bank does with it here is unverified'),
  ),
};
const fiscalized = {fiscalization_details: fiscalizationDetails};

const methodFields = {payment_method: z.exactOptional(method), payout_details: z.exactOptional(method)};

/** Version 2 renamed `payment_method`; the bank's SDK sends the new name to version 1, too. */
const fieldOf = (version: Version) => (version === 1 ? 'payment_method' : 'payout_details');

/** A payout whose method may have come with its session. */
function prepared<Extra extends z.ZodRawShape>(version: Version, extra: Extra) {
  return z.object({...given.shape, ...methodFields, ...extra}).refine(
    (body) => {
      const {payment_method: old, payout_details: renamed} = body as MethodFields;
      return old === undefined || (version === 1 ? renamed === undefined : renamed !== undefined);
    },
    {
      path: [fieldOf(version)],
      message: version === 1 ? 'must not come beside payout_details' : 'must be given',
    },
  );
}

/** A complete payout. */
function initiated<Extra extends z.ZodRawShape>(version: Version, extra: Extra) {
  return z.object({...given.shape, ...methodFields, ...extra}).refine(
    (body) => {
      const {payment_method: old, payout_details: renamed} = body as MethodFields;
      return version === 1 ? (old === undefined) !== (renamed === undefined) : renamed !== undefined;
    },
    {
      path: [fieldOf(version)],
      message: version === 1 ? 'must be given, or else payout_details' : 'must be given',
    },
  );
}

const payouts = (version: Version) => ({
  init: initiated(version, plain),
  initFiscalized: initiated(version, fiscalized),
  create: prepared(version, plain),
  start: prepared(version, {...sessionId, ...plain}),
  startFiscalized: prepared(version, {...sessionId, ...fiscalized}),
});

export const schemas = {
  token: z
    .strictObject({
      tokenize_widget: z.exactOptional(z.object({access: z.literal(true)})),
      self_employed_widget: z.exactOptional(z.object({tax_reference: taxReference})),
      // The mock bank does not have this widget.
      acquiring_widget: z.exactOptional(
        z.looseObject({
          session_id: words(64),
          success_return_url: z.exactOptional(z.url('must be a URL')),
          failure_return_url: z.exactOptional(z.url('must be a URL')),
          show_recurrent_checkbox: z.exactOptional(z.boolean()),
        }),
      ),
    })
    .refine(
      (widgets) => Object.keys(widgets).length > 0,
      'must ask for tokenize_widget, self_employed_widget, acquiring_widget',
    ),
  tokenInfo: cardMethod,
  fiscalization: z.object({...sessionId, ...fiscalized}),
  payouts: {1: payouts(1), 2: payouts(2)},
  sessionId: z.object(sessionId),
  npdCheck: z.object({tax_reference: taxReference}),
  npdRequestStatus: z.object({request_id: words(64)}),
};

export type Version = 1 | 2;
export type Given = z.output<typeof given>;
export type Method = z.output<typeof method>;
export type AmountDetails = z.output<typeof amountDetails>;
export type FiscalizationDetails = z.output<typeof fiscalizationDetails>;

interface MethodFields {
  payment_method?: Method;
  payout_details?: Method;
}

/** Fields that may come with the session or with its payout. */
export type Prepared = Given & MethodFields;

/** A payout of any call and version. */
export type PayoutRequest = Prepared & {fiscalization_details?: FiscalizationDetails};

/** Returns the valid body. The error names the field and never repeats its value. */
export function readBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const result = schema.safeParse(body, {
    error: ({code, input}) => (code === 'invalid_type' && input === undefined ? 'must be given' : undefined),
  });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new BankError(400, 'invalid_request', issue ? sentence(issue) : 'The body is not as it must be');
}

function sentence(issue: z.core.$ZodIssue): string {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = z.core.toDotPath([...issue.path, ...keys]) || 'The body';
  if (issue.code === 'unrecognized_keys') return `${field} is not known`;
  return issue.message.startsWith('must ') ? `${field} ${issue.message}` : `${field}: ${issue.message}`;
}
