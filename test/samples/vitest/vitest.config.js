import {defineConfig} from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {test: {name: 'jsdom', environment: 'jsdom'}},
      {test: {name: 'happy-dom', environment: 'happy-dom'}},
    ],
  },
});
