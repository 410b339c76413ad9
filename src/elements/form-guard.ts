import {warn} from '../core/errors.js';
import {unclobbered} from '../core/page.js';
import {on} from '../core/waiting.js';

/** A form control that must not be submitted in a URL. */
export interface GuardedControl {
  readonly name: string;
  /** Submitted as JSON; `undefined` submits nothing. */
  readonly value: unknown;
}

/** The forms of the calls of `new FormData(form)` that are running. */
const reading: unknown[] = [];
let guards = 0;
let pageFormData: typeof FormData | undefined;

/**
 * Keeps a control's value out of the browser's own GET submission, where it would stand in the URL, until the signal is
 * aborted. `new FormData(form)` gets the value.
 *
 * Both fire `formdata`, and `form.submit()` fires nothing else, so only the constructor can tell them apart. A page that
 * kept an earlier `FormData` gets no value rather than a URL with hashes.
 */
export function keepOutOfUrl(form: HTMLFormElement, control: GuardedControl, signal: AbortSignal): void {
  const {getAttribute} = unclobbered(() => form);

  // The button that submits may name a method. It counts for the submission that its event announced, no other.
  let submission: SubmitEvent | undefined;
  const onSubmit = (event: SubmitEvent) => {
    if (event.isTrusted) submission = event;
    setTimeout(() => (submission = undefined));
  };

  /** The methods that the submission may have. */
  const methods = (): string[] => {
    const method = getAttribute('method') ?? 'get';
    // Without a current target the event is over. (Its phase tells that later in Firefox.)
    if (submission?.currentTarget === null && !submission.defaultPrevented) {
      return [submission.submitter?.getAttribute('formmethod') ?? method];
    }
    // `form.submit()`; or a listener of the page has kept the event from us, and any button may have submitted.
    return [method, ...buttonsWith('formmethod', form).map((button) => button.formMethod)];
  };

  const onFormData = ({formData}: FormDataEvent) => {
    if (reading.includes(form)) return;
    const possible = methods();
    // Another submission of the same task is not the one that was announced.
    submission = undefined;
    const {name, value} = control;
    if (!name || value === undefined) return;
    if (possible.every((method) => /^(post|dialog)$/i.test(method)) && !mayMail(form)) return;
    const own = JSON.stringify(value);
    const others = formData.getAll(name).filter((entry) => entry !== own);
    formData.delete(name);
    for (const entry of others) formData.append(name, entry);
    warn('warning/get-form');
  };

  on(form, 'submit', onSubmit, signal, true);
  on(form, 'formdata', onFormData, signal);
  // Last, since it throws where the page has locked `FormData`.
  watchFormData(signal);
}

/** The form's buttons that have this attribute. */
function buttonsWith(attribute: string, form: HTMLFormElement): HTMLButtonElement[] {
  const root = unclobbered(() => unclobbered(() => form).getRootNode() as ParentNode);
  const buttons = root.querySelectorAll<HTMLButtonElement>(`[${attribute}]`);
  return [...buttons].filter((button) => button.form === form);
}

/** Whether a POST may go to `mailto:`, which takes the fields into its URL. */
function mayMail(form: HTMLFormElement): boolean {
  const {action} = unclobbered(() => form);
  const urls = [action, ...buttonsWith('formaction', form).map((button) => button.formAction)];
  return urls.some((url) => !/^(https?|file|about|blob):/.test(url));
}

/** Notes the calls of the constructor `FormData` while there is a guard. */
function watchFormData(signal: AbortSignal): void {
  if (guards++ === 0) {
    pageFormData = FormData;
    globalThis.FormData = new Proxy(pageFormData, {
      construct(target, args, newTarget) {
        reading.push(args[0]);
        try {
          return Reflect.construct(target, args, newTarget) as object;
        } finally {
          reading.pop();
        }
      },
    });
  }
  const watching = globalThis.FormData;
  on(signal, 'abort', () => {
    guards--;
    // Somebody else may have replaced it since.
    if (guards === 0 && globalThis.FormData === watching && pageFormData) globalThis.FormData = pageFormData;
  });
}
