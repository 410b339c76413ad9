/** What the user has chosen. */
export interface State {
  tag: 'bank131-self-employed' | 'bank131-card-tokenize';
  lang: 'en' | 'ru';
  /** Attributes by name; an empty one is left out. */
  attributes: Record<string, string | boolean>;
  /** Custom properties by name; an empty one is left out. */
  properties: Record<string, string>;
}

/** The attributes that the element has, with a value. */
export function attributesOf({tag, lang, attributes}: State): [name: string, value: string | true][] {
  const others = tag === 'bank131-self-employed' ? CARD_ATTRIBUTES : SELF_EMPLOYED_ATTRIBUTES;
  const own = Object.entries(attributes).filter(
    ([name, value]) => !others.includes(name) && (name !== 'timeout' || /^\d+$/.test(String(value))),
  );
  return [...own, ['lang', lang] as const].filter((attribute): attribute is [string, string | true] =>
    Boolean(attribute[1]),
  );
}

const SELF_EMPLOYED_ATTRIBUTES = ['tax-reference-or-phone'];
const CARD_ATTRIBUTES = ['name', 'required', 'disabled'];

/** The custom properties with a value. */
export const propertiesOf = ({properties}: State): [name: string, value: string][] =>
  Object.entries(properties).filter(([, value]) => value);

/** A new state. */
export const initialState = (lang: 'en' | 'ru'): State => ({
  tag: 'bank131-self-employed',
  lang,
  attributes: {
    'tax-reference-or-phone': '500000000000',
    environment: '',
    loading: '',
    timeout: '',
    name: 'payment_method',
    required: true,
    disabled: false,
  },
  properties: {
    '--bank131-min-block-size': '',
    '--bank131-accent': '',
    '--bank131-error-color': '',
    '--bank131-radius': '',
    '--bank131-gap': '',
  },
});
