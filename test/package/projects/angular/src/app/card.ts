import {Component, CUSTOM_ELEMENTS_SCHEMA} from '@angular/core';

@Component({
  selector: 'app-card',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <form method="post" action="/cards">
      <bank131-card-tokenize
        name="payment_method"
        required
        token-url="/bank131/token/card"
      ></bank131-card-tokenize>
      <button>Save</button>
    </form>
  `,
})
export class Card {}
