import {html, nothing, type TemplateResult} from 'lit';
import {describeError, type Language} from '../core/describe-error.js';
import type {Bank131Error} from '../core/errors.js';
import {stringsIn, type OutcomeTexts} from './strings.js';

/** The text while the bank's files and the token load. */
export const loadingTemplate = (language: Language): TemplateResult =>
  html`<slot name="loading">
    <span class="spinner"></span>
    ${paragraph(stringsIn(language).loading, language)}
  </slot>`;

/** The text of an outcome, below the widget. */
export const doneTemplate = (outcome: OutcomeTexts, language: Language): TemplateResult =>
  html`<slot name="done">
    ${outcome === 'notLinked' ? EXCLAMATION_MARK : CHECK_MARK}
    ${paragraph(stringsIn(language)[outcome], language)}
  </slot>`;

/** The text of an error, and the button to try again if that can help. */
export const errorTemplate = (error: Bank131Error, language: Language, retry: RetryButton): TemplateResult =>
  html`<slot name="error"> ${EXCLAMATION_MARK} ${paragraph(describeError(error, language), language)} </slot>
    ${error.retryable ? retryTemplate(retry, language) : nothing}`;

/** The button to try again. */
export interface RetryButton {
  readonly disabled: boolean;
  onClick(): void;
}

const retryTemplate = ({disabled, onClick}: RetryButton, language: Language): TemplateResult =>
  html`<button part="retry" type="button" lang=${language} ?disabled=${disabled} @click=${onClick}>
    ${stringsIn(language).retry}
  </button>`;

/** Names its language, since the page may be in a third one. */
const paragraph = (text: string, language: Language): TemplateResult =>
  html`<p class="text" lang=${language}>${text}</p>`;

const icon = (kind: string, strokes: string): TemplateResult =>
  html`<svg class="icon ${kind}" viewBox="1 1 22 22" aria-hidden="true">
    <circle cx="12" cy="12" r="10" />
    <path d=${strokes} />
  </svg>`;

const CHECK_MARK = icon('good', 'm7.5 12.5 3 3 6-7');
const EXCLAMATION_MARK = icon('bad', 'M12 7v6M12 16.5v.1');
