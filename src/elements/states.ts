/** How far an element is; each but `idle` is a custom state too. */
export type WidgetState = 'idle' | 'loading' | 'ready' | 'done' | 'error';

let supported: boolean | undefined;

/**
 * Sets one of these custom states, and none of the others, where the browser knows `:state(…)`; older ones throw at such
 * a name, or have no states.
 */
export function setState(
  internals: ElementInternals | undefined,
  names: readonly string[],
  current: string | undefined,
): void {
  supported ??= typeof CSS !== 'undefined' && CSS.supports('selector(:state(x))');
  if (!supported) return;
  for (const name of names) internals?.states?.[name === current ? 'add' : 'delete'](name);
}
