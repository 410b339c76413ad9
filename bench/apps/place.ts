/** Where the page wants the widget. */
export const place = document.querySelector<HTMLElement>('#bind') ?? document.body;
/** Where the bank is. */
export const bank = place.dataset.bank ?? '';
export const INN = '500000000000';
