import 'bank131-widgets';
import 'bank131-widgets/vue';
import {bindSelfEmployed} from 'bank131-widgets';
