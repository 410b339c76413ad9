import {configure} from 'bank131-widgets';
import 'bank131-widgets/elements';
import 'bank131-widgets/svelte';

configure({environment: 'demo'});
