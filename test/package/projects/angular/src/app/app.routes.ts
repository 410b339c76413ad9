import {Routes} from '@angular/router';

import {Card} from './card';
import {Linking} from './linking';

export const routes: Routes = [
  {path: '', component: Linking},
  {path: 'card', component: Card},
];
