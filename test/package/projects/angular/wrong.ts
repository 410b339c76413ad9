import {Component, CUSTOM_ELEMENTS_SCHEMA} from '@angular/core';
import 'bank131-widgets/elements';

@Component({
  selector: 'app-wrong',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <bank131-self-employed (bank131-result)="onNumber($event.result.status)" />
    <bank131-self-employed (bank131-error)="onNumber($event.error.code)" />
    <bank131-card-tokenize (bank131-result)="onNumber($event.result.type)" />
    <bank131-card-tokenize (bank131-error)="onNumber($event.result)" />
  `,
})
export class Wrong {
  onNumber(value: number) {
    console.log(value);
  }
}
