/** Copies an object's own properties, so that a polluted `Object.prototype` can't supply one that is missing. */
export const own = <Given extends object>(given: Given): Given =>
  Object.assign(Object.create(null) as Given, given);
