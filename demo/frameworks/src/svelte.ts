import 'bank131-widgets/elements';
import 'bank131-widgets/svelte';
import {mount} from 'svelte';
import App from './svelte/App.svelte';

mount(App, {target: document.querySelector('#app')!});
