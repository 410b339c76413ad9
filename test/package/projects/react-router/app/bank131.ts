import {configure} from 'bank131-widgets';

configure({environment: 'demo'});
