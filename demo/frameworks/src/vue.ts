import 'bank131-widgets/elements';
import 'bank131-widgets/vue';
import {createApp} from 'vue';
import App from './vue/App.vue';

createApp(App).mount('#app');
