import {defineConfig} from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {test: {name: 'jsdom', environment: 'jsdom'}},
      {
        test: {
          name: 'happy-dom',
          environment: 'happy-dom',
          // Else it reports each stylesheet that it does not load.
          environmentOptions: {happyDOM: {settings: {handleDisabledFileLoadingAsSuccess: true}}},
        },
      },
    ],
  },
});
