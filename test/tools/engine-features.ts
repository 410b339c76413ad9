/** What the tests need of an engine, and not every engine has. */
export const supports = {
  moveBefore: 'moveBefore' in Element.prototype,
  'Trusted Types': 'trustedTypes' in window,
  /** Refuses what another origin answers in place of a script; can't be asked for but by trying. */
  'opaque response blocking': navigator.userAgent.includes('Chrome/'),
  /** Not of the engine itself but of what drives it: set in `web-test-runner.config.mjs`. */
  'media emulation': (globalThis as {emulatesMedia?: boolean}).emulatesMedia === true,
};

export type Feature = keyof typeof supports;

/** A test of a platform feature: where the engine lacks it, it is skipped, and its name says of what. */
export function itWith(feature: Feature | undefined, name: string, test: Mocha.AsyncFunc): void {
  if (!feature || supports[feature]) it(name, test);
  else it.skip(`${name} (needs ${feature})`, test); // There is nothing to test: the engine lacks the feature.
}
