import fc from 'fast-check';

/** An element whose name shadows a property of the document, or of the window. */
export const namedElement = fc.oneof(
  {arbitrary: fc.constant(''), weight: 9},
  fc.constantFrom(
    'head',
    'scripts',
    'querySelectorAll',
    'getElementById',
    'readyState',
    'location',
    'addEventListener',
    'Bank131SelfEmployed',
    'Bank131Tokenize',
    'Bank131WidgetsConfig',
    'trustedTypes',
    'origin',
    'top',
  ),
);

/** Starts something on a page with that prototype and that element, and gives the page back. */
export async function onBadPage(prototype: object, name: string, start: () => unknown): Promise<unknown> {
  const image = document.createElement('img');
  image.id = name;
  image.setAttribute('name', name);
  if (name) document.body.append(image);
  const polluted = Object.entries(prototype).filter(([key]) => !(key in Object.prototype));
  for (const [key, value] of polluted) {
    Object.defineProperty(Object.prototype, key, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
  const started = (async () => start())();
  // Options are read a microtask later. Answers of the network are the test's own: they come to a clean page.
  for (let step = 0; step < 5; step++) await Promise.resolve();
  for (const [key] of polluted) Reflect.deleteProperty(Object.prototype, key);
  Reflect.apply(Element.prototype.remove, image, []);
  return started;
}

/** Own properties alone count: none of these may be asked for anything. */
export const EVIL = 'https://evil.example/';
export const pollutedOptions = fc.dictionary(
  fc.constantFrom(
    'environment',
    'timeout',
    'retries',
    'nonce',
    'integrity',
    'observe',
    'onResult',
    'messageOrigins',
    'widgetHost',
    'widgetHosts',
    'publicToken',
    'tokenUrl',
    'tokenRequest',
    'taxReferenceOrPhone',
    'globalName',
    'containerId',
    'script',
    'stylesheet',
    'create',
    'read',
    'scriptUrl',
    'cause',
    'status',
  ),
  fc.oneof(fc.constant(EVIL), fc.constant([EVIL]), fc.anything({maxDepth: 2})),
);
