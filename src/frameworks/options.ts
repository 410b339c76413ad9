const SHARED_OPTIONS = [
  'publicToken',
  'tokenUrl',
  'tokenRequest',
  'environment',
  'widgetHost',
  'loading',
  'timeout',
] as const;

/** Properties that configure `<bank131-self-employed>`. */
export const SELF_EMPLOYED_OPTIONS = [...SHARED_OPTIONS, 'taxReferenceOrPhone'] as const;

/** Properties that configure `<bank131-card-tokenize>`. */
export const CARD_TOKENIZE_OPTIONS = [...SHARED_OPTIONS, 'name', 'required', 'disabled'] as const;
