import {defineClientComponent, type Theme} from 'vitepress';
import DefaultTheme from 'vitepress/theme';
import './style.css';

const theme: Theme = {
  extends: DefaultTheme,
  enhanceApp({app}) {
    // Only in browsers: it registers the elements and installs the fakes.
    app.component(
      'Playground',
      defineClientComponent(() => import('../playground/Playground.vue')),
    );
  },
};
export default theme;
