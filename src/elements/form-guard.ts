import {say} from '../core/failure.js';
import {listen} from '../core/waiting.js';

const GET_FORM =
  'the form submits by GET, so the payment method is left out: its hashes would stand in the URL. ' +
  'Give the form method="post", or read the element’s `value`.';

/** A form control that some forms must not submit. */
export interface GuardedControl {
  readonly name: string;
  /** Submitted as JSON; `undefined`: nothing. */
  readonly value: unknown;
}

/**
 * Keeps a control's value out of a form that submits by GET, where it would stand in the URL. Returns the end of it.
 */
export function keepOutOfUrl(form: HTMLFormElement, control: GuardedControl): () => void {
  // The button that submits may name a method itself. It is known only while the form is being submitted.
  let submitter: HTMLElement | null = null;
  const onSubmit = (event: SubmitEvent) => {
    submitter = event.submitter;
    setTimeout(() => (submitter = null));
  };

  const onFormData = ({formData}: FormDataEvent) => {
    const method = submitter?.getAttribute('formmethod') ?? form.getAttribute('method') ?? 'get';
    const {name, value} = control;
    if (!name || value === undefined || /^(post|dialog)$/i.test(method)) return;
    const own = JSON.stringify(value);
    const others = formData.getAll(name).filter((entry) => entry !== own);
    formData.delete(name);
    for (const entry of others) formData.append(name, entry);
    // Now: the next page is on its way already.
    say(GET_FORM);
  };

  const ends = [listen(form, 'submit', onSubmit, {capture: true}), listen(form, 'formdata', onFormData)];
  return () => ends.forEach((end) => end());
}
