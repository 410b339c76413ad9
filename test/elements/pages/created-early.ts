// Creates an element in a module, which runs before DOMContentLoaded, and reports when the element asks for its token.

const place = document.querySelector<HTMLElement>('[data-tag]')!;
let isParsed = false;
document.addEventListener('DOMContentLoaded', () => (isParsed = true));

const element = document.createElement(place.dataset.tag!);
Object.assign(element, {
  widgetHost: place.dataset.host,
  publicToken() {
    window.parent.postMessage({report: {isParsed}}, '*');
    return 'a-token';
  },
});
place.append(element);
