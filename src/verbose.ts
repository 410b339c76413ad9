/**
 * Registers the full sentences of errors and warnings, for every copy of the package on the page.
 *
 * @packageDocumentation
 */
import './core/error-messages.js';

export {};
