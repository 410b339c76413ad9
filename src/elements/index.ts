/**
 * Both elements. Importing this registers them.
 *
 * @packageDocumentation
 */
export * from './define-card-tokenize.js';
export * from './define-self-employed.js';
export * from './events.js';
