/** `elements/self-employed` with the full sentences of errors and warnings, for the export condition `development`. */
import '../../core/error-messages.js';

export * from '../../elements/self-employed.js';
