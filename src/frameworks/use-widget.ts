import {
  createElement,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type ReactElement,
  type Ref,
} from 'react';

interface WidgetProps<Element> {
  readonly ref?: Ref<Element> | undefined;
  readonly loading?: unknown;
}

/**
 * Renders a tag that starts only after hydration. Its functions are missing before, and an element that has started
 * would hold the bank's container where React expects nothing: React would render the page again.
 */
export function useWidget<Element extends HTMLElement, Events extends object>(
  tag: string,
  widgetClass: {define(): void},
  options: readonly string[],
  {ref, loading = 'eager', ...others}: WidgetProps<Element>,
  listeners: {readonly [Name in keyof Events]: (event: Events[Name]) => void},
): ReactElement {
  const given = new Map<string, unknown>(Object.entries({...others, loading}));
  // Sets properties: markup can't hold functions, and must not hold a token or an INN. Resets those not given.
  const properties = Object.fromEntries(options.map((name) => [name, given.get(name)]));
  const attributes = Object.fromEntries([...given].filter(([name]) => !options.includes(name)));

  // React sets both before they are read.
  const rendered = useRef(null as unknown as Element);
  const latest = useRef(listeners);
  const [listener] = useState(() => (event: Event) => {
    latest.current[event.type as keyof Events](event as never);
  });

  useLayoutEffect(() => {
    latest.current = listeners;
    widgetClass.define();
    Object.assign(rendered.current, properties);
  });

  useLayoutEffect(() => {
    // Listeners stay: React also cleans up when it hides a tree, where the widget goes on.
    for (const type of Object.keys(latest.current)) rendered.current.addEventListener(type, listener);
  }, [listener]);

  useImperativeHandle(ref, () => rendered.current, []);

  return createElement(tag, {...attributes, ref: rendered, loading: 'manual'});
}
