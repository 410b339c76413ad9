import {Component, CUSTOM_ELEMENTS_SCHEMA, signal} from '@angular/core';
import type {SelfEmployedResult} from 'bank131-widgets';
import type {Bank131ResultEvent} from 'bank131-widgets/elements';

@Component({
  selector: 'app-linking',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    @if (inn(); as inn) {
      <bank131-self-employed
        token-url="/bank131/token/self-employed"
        [taxReferenceOrPhone]="inn"
        (bank131-result)="onResult($event)"
        (bank131-error)="outcome.set($event.error.code)"
      ></bank131-self-employed>
    }
    <output>{{ outcome() }}</output>
  `,
})
export class Linking {
  readonly inn = signal('500000000000');
  readonly outcome = signal('');

  onResult({result}: Bank131ResultEvent<SelfEmployedResult>) {
    this.outcome.set(result.status);
  }
}
