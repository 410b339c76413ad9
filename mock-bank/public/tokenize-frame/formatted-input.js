import {digitsOf} from './card.js';

/**
 * Shows an input's digits in groups while the person types, pastes and deletes anywhere in it.
 *
 * Everything is counted in digits, since separators come and go: the caret stays behind the digit it stood behind,
 * and a deletion that hit only a separator takes the digit next to it, else Backspace would seem to be stuck.
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
 * @param {number} count how many digits stand before the offset
 */
function offsetBehind(text, count) {
  let offset = 0;
  for (let seen = 0; seen < count && offset < text.length; offset++) {
    if (/\d/.test(text.charAt(offset))) seen++;
  }
  return offset;
}
