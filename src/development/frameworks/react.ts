'use client';

/** `frameworks/react` with the full sentences of errors and warnings, for the export condition `development`. */
import '../../core/error-messages.js';

export * from '../../frameworks/react.js';
