import {digitsOf} from './card.js';

/**
 * Shows an input's digits in groups while the user types, pastes and deletes anywhere in it.
 *
 * Counts in digits, because separators change. The caret stays behind its digit. Deleting a separator deletes the digit
 * next to it; otherwise Backspace would seem stuck.
 * @param {HTMLInputElement} input
 * @param {(digits: string) => string} format
 */
export function keepFormatted(input, format) {
  let shown = '';

  input.addEventListener('input', (event) => {
    const caret = input.selectionStart ?? input.value.length;
    const atEnd = caret === input.value.length;
    let before = digitsOf(input.value.slice(0, caret)).length;
    let digits = digitsOf(input.value);

    const kind = event instanceof InputEvent ? event.inputType : '';
    if (kind.startsWith('deleteContent') && digits === digitsOf(shown)) {
      if (kind === 'deleteContentBackward') before = Math.max(0, before - 1);
      digits = digits.slice(0, before) + digits.slice(before + 1);
    }

    shown = format(digits);
    input.value = shown;
    const position = atEnd ? shown.length : offsetBehind(shown, before);
    if (input === document.activeElement) input.setSelectionRange(position, position);
  });
}

/**
 * @param {string} text
 * @param {number} count how many digits are before the offset
 */
function offsetBehind(text, count) {
  let offset = 0;
  for (let seen = 0; seen < count && offset < text.length; offset++) {
    if (/\d/.test(text.charAt(offset))) seen++;
  }
  return offset;
}
