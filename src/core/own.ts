/** Returns a property of the object itself, never one of its prototype or of a getter. */
export function ownValue(object: unknown, key: string): unknown {
  // `in` is far faster, and most messages of a page have no such key.
  if (typeof object !== 'object' || object === null || !(key in object)) return undefined;
  return Object.getOwnPropertyDescriptor(object, key)?.value;
}

/** Whether it is an object as `{…}` makes it, of any window: nothing of it is inherited. */
export function isRecord(value: unknown): value is object {
  if (Object(value) !== value) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * Merges own properties into an object without a prototype: a polluted one has no effect. `undefined` removes a property
 * of an earlier object.
 */
export function own<T extends object>(...objects: (T | undefined)[]): T {
  const merged = Object.assign(Object.create(null) as object, ...objects) as T;
  for (const name in merged) if (merged[name] === undefined) Reflect.deleteProperty(merged, name);
  return merged;
}
