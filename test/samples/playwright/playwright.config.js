import {defineConfig} from '@playwright/test';

const {BANK_PORT = '8131', SHOP_PORT = '8000', CHROMIUM_PATH} = process.env;
const shop = `http://localhost:${SHOP_PORT}`;

export default defineConfig({
  use: {baseURL: shop, launchOptions: {executablePath: CHROMIUM_PATH}},
  webServer: [
    {
      command: `npx bank131-widgets bank --port ${BANK_PORT} --keys bank-keys`,
      url: `http://localhost:${BANK_PORT}`,
    },
    {
      command: 'node shop.js',
      url: shop,
      env: {
        PORT: SHOP_PORT,
        BANK131_API_HOST: `http://localhost:${BANK_PORT}`,
        BANK131_PROJECT: 'test_project',
        BANK131_PRIVATE_KEY_FILE: 'bank-keys/partner-private-key.pem',
      },
    },
  ],
});
