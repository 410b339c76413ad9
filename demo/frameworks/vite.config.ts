import {svelte} from '@sveltejs/vite-plugin-svelte';
import react from '@vitejs/plugin-react';
import vue from '@vitejs/plugin-vue';
import {defineConfig} from 'vite';

/** The demo's partner, whose backend gives the tokens: `npm start` in the repository. */
const PARTNER = 'http://localhost:8000';

export default defineConfig({
  plugins: [
    react(),
    svelte(),
    vue({template: {compilerOptions: {isCustomElement: (tag) => tag.startsWith('bank131-')}}}),
  ],
  build: {rolldownOptions: {input: ['index.html', 'react.html', 'vue.html', 'svelte.html']}},
  server: {
    // The partner answers its own pages only.
    proxy: {'/bank131': {target: PARTNER, changeOrigin: true, headers: {Origin: PARTNER}}},
  },
});
