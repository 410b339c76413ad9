/**
 * Makes a second copy of a module and of all that it imports: `import('/src/index.ts?copy=2')`.
 *
 * @returns {import('@web/test-runner-core').TestRunnerPlugin}
 */
export function copies() {
  return {
    name: 'copies',
    transformImport({source, context}) {
      const copy = context.URL.searchParams.get('copy');
      return copy && source.startsWith('.') ? `${source}?copy=${copy}` : undefined;
    },
  };
}
