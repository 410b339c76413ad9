/** What the tests need of an engine, and not every engine has. */
export const supports = {
  moveBefore: 'moveBefore' in Element.prototype,
  /** Not of the engine itself but of what drives it: set in `web-test-runner.config.mjs`. */
  'media emulation': (globalThis as {emulatesMedia?: boolean}).emulatesMedia === true,
};

/** A test of a platform feature: where the engine lacks it, it is skipped, and its name says of what. */
export function itWith(feature: keyof typeof supports, name: string, test: Mocha.AsyncFunc): void {
  if (supports[feature]) it(name, test);
  else it.skip(`${name} (needs ${feature})`, test);
}
