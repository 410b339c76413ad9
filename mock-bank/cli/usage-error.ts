/** The command line is wrong. The command has done nothing, and exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
