/**
 * Both elements. Importing this registers them.
 *
 * @packageDocumentation
 */
export * from './card-tokenize.js';
export * from './self-employed.js';
