/**
 * Both element classes. Importing this registers nothing: call their `define()`.
 *
 * @packageDocumentation
 */
export * from './card-tokenize-element.js';
export * from './events.js';
export * from './self-employed-element.js';
