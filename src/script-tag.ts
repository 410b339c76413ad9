/** The script-tag file: registers both elements, and gives the functions as `window.Bank131Widgets`. */
export * from './index.js';
export * from './elements/index.js';
