/** The state of an element. Each but `idle` is a custom state. */
export type WidgetState = 'idle' | 'loading' | 'ready' | 'done' | 'error';

/**
 * Sets one of these custom states and removes the others. Does nothing where the browser has no `:state(…)`: Chrome 109
 * throws for such names, Firefox 115 has no states.
 */
export function setState(
  internals: ElementInternals | undefined,
  names: readonly string[],
  current: string | undefined,
): void {
  try {
    for (const name of names) internals?.states[name === current ? 'add' : 'delete'](name);
  } catch {
    // No `:state(…)`.
  }
}
