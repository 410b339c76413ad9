import {configure} from 'bank131-widgets';
import 'bank131-widgets/elements';

configure({environment: 'demo'});
