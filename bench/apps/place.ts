/** Where the page wants the widget. */
export const place = document.querySelector<HTMLElement>('#bind') ?? document.body;
/** The bank's host, which the benchmark's browser finds on this machine. */
export const BANK = 'https://widget.bank131.ru';
export const INN = '500000000000';
