/** How far an element is; each but `idle` is a custom state too. */
export type WidgetState = 'idle' | 'loading' | 'ready' | 'done' | 'error';

let supported: boolean | undefined;

/** Sets a custom state where the browser knows `:state(…)`; older ones throw at such a name, or have no states. */
export function setState(internals: ElementInternals | undefined, name: string, on: boolean): void {
  supported ??= typeof CSS !== 'undefined' && CSS.supports('selector(:state(x))');
  if (!supported) return;
  if (on) internals?.states?.add(name);
  else internals?.states?.delete(name);
}
