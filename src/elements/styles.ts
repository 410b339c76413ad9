import {css} from 'lit';

/**
 * Styles of the built-in UI. Font and color come from the page; the bank's widget has its own stylesheet. Comments are
 * here, because every page would load one inside the template:
 *
 * - Loading and errors cover the frame, so that the page does not jump when the widget takes their place. Loading lets
 *   the pointer through, because the bank's code may already show something below it. The error of a widget that is
 *   still there comes below it, like an outcome.
 * - The sign of an outcome is moved from the baseline of its text to the middle.
 */
export const styles = css`
  :host {
    display: block;
    --_accent: var(--bank131-accent, currentcolor);
    --_gap: var(--bank131-gap, 1rem);
  }

  :host([hidden]) {
    display: none;
  }

  .frame {
    display: grid;
    grid-template: auto 1fr / minmax(0, 1fr);
    min-block-size: max(var(--bank131-min-block-size, 20rem), var(--_height, 0px));
  }

  .frame:focus-visible,
  button:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .widget[inert] {
    opacity: 0.5;
    pointer-events: none;
  }

  .status,
  .alert {
    grid-area: 2 / 1;
  }

  .status.loading,
  .alert.error {
    grid-area: 1 / 1 / -1 / -1;
    display: grid;
    gap: var(--_gap);
    place-content: center;
    justify-items: center;
    padding: var(--_gap);
    text-align: center;
    text-wrap: balance;
  }

  .status.loading {
    pointer-events: none;
  }

  .status.done,
  .alert.below {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: baseline;
    align-self: start;
    padding-block-start: calc(var(--_gap) / 2);
  }

  .spinner,
  .icon {
    inline-size: 1.75em;
    block-size: 1.75em;
  }

  .spinner {
    border: 0.125em solid var(--_accent);
    border-inline-end-color: transparent;
    border-radius: 50%;
  }

  .icon {
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .icon.good {
    color: var(--_accent);
  }

  .icon.bad {
    color: var(--bank131-error-color, currentcolor);
  }

  .done .icon,
  .below .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    transform: translateY(0.275em);
    stroke-width: 2;
  }

  .text {
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

  @media (prefers-reduced-motion: no-preference) {
    .spinner {
      animation: turn 1s linear infinite;
    }
  }

  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
`;
