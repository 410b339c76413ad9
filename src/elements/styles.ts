import {css} from 'lit';

/** Looks of our own chrome. Type and colour come from the page; the bank's widget has its own stylesheet. */
export const styles = css`
  :host {
    display: block;
    --_accent: var(--bank131-accent, currentcolor);
    --_gap: var(--bank131-gap, 1rem);
  }

  :host([hidden]) {
    display: none;
  }

  /* One cell for all states, so that the page does not jump from one to the next. */
  .frame {
    display: grid;
    grid-template: minmax(var(--bank131-min-block-size, 20rem), auto) auto / minmax(0, 1fr);
    outline: none;
  }

  .widget,
  .loading,
  .error {
    grid-area: 1 / 1;
  }

  .widget[inert] {
    opacity: 0.5;
    pointer-events: none;
  }

  .loading,
  .error {
    display: grid;
    gap: var(--_gap);
    place-content: center;
    justify-items: center;
    padding: var(--_gap);
    text-align: center;
    text-wrap: balance;
  }

  /* Its text is not covered by the vendor's container, and does not cover it. */
  .loading {
    pointer-events: none;
  }

  .done {
    display: flex;
    gap: 0.5em;
    align-items: baseline;
    padding-block-start: calc(var(--_gap) / 2);
  }

  .spinner {
    inline-size: 2em;
    block-size: 2em;
    border: 0.2em solid var(--_accent);
    border-inline-end-color: transparent;
    border-radius: 50%;
    opacity: 0.7;
  }

  .icon {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .error .icon {
    inline-size: 2em;
    block-size: 2em;
    stroke-width: 1.5;
    color: var(--bank131-error-color, currentcolor);
  }

  .done .icon {
    align-self: center;
    color: var(--_accent);
  }

  .words {
    margin: 0;
    max-inline-size: 36ch;
  }

  button {
    font: inherit;
    color: inherit;
    background: none;
    border: 1px solid var(--_accent);
    border-radius: var(--bank131-radius, 0.5em);
    padding: 0.5em 1.25em;
    min-block-size: 2.75em;
    cursor: pointer;
  }

  button:hover {
    box-shadow: inset 0 0 0 1px var(--_accent);
  }

  button:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  @media (prefers-reduced-motion: no-preference) {
    .spinner {
      animation: turn 1s linear infinite;
    }
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
`;
