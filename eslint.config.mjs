import js from '@eslint/js';
import {configs as lit} from 'eslint-plugin-lit';
import {configs as wc} from 'eslint-plugin-wc';
import {defineConfig, globalIgnores} from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores([
    'dist/',
    'coverage/',
    'test-results/',
    'demo/partner/samples/',
    'docs/api/',
    'docs/.vitepress/{cache,dist}/',
    // Projects of their own, which their own tools look at.
    'demo/frameworks/',
    'test/package/projects/',
    'test/types/',
    'test/samples/*/',
  ]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    linterOptions: {reportUnusedDisableDirectives: 'error'},
    rules: {
      eqeqeq: ['error', 'always', {null: 'ignore'}],
      'max-lines': ['error', {max: 310, skipBlankLines: true, skipComments: true}],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        {ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true},
      ],
      '@typescript-eslint/no-empty-function': ['error', {allow: ['arrowFunctions', 'methods']}],
      '@typescript-eslint/no-invalid-void-type': 'off', // `void | Promise<void>` is what a callback may give
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        {allowThrowingAny: true, allowThrowingUnknown: true}, // an AbortSignal's reason may be anything
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true, allowBoolean: true}],
      '@typescript-eslint/unbound-method': 'off', // objects here are closures; methods are taken out of them freely
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/server/**'],
    extends: [wc['flat/best-practice'], lit['flat/recommended']],
    rules: {
      'no-console': ['error', {allow: ['warn', 'error']}],
      'max-lines-per-function': ['error', {max: 40, skipBlankLines: true, skipComments: true}],
      // Callers without types, older browsers and DOM imitations lack what the types call certain.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      'wc/guard-super-call': 'off', // `override` holds the base class to it
    },
  },
  {
    // How React, Preact and Solid have their JSX extended.
    files: ['src/frameworks/*.ts'],
    rules: {'@typescript-eslint/no-namespace': ['error', {allowDeclarations: true}]},
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {globals: globals.node},
  },
  {
    files: [
      '{demo,mock-bank}/**/public/**/*.{js,mjs}',
      'demo/contract-check/*.js',
      'bench/widget/*.js',
      'test/tools/{fake-vendor,relay-page}.mjs',
    ],
    languageOptions: {globals: globals.browser},
  },
  {
    files: ['mock-bank/public/*.js'],
    rules: {'@typescript-eslint/no-unused-expressions': 'off'}, // each is one function, which the server calls
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/require-await': 'off', // fakes of asynchronous functions need not wait
      '@typescript-eslint/no-unused-expressions': 'off', // Chai's assertions can be properties
      '@typescript-eslint/no-non-null-assertion': 'off', // where it is missing, the test fails, as it should
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {from: 'package', package: 'node:test', name: ['describe', 'it', 'test', 'suite']},
            // Typed as promises by mistake.
            {from: 'package', package: 'chai', name: 'Equal'},
          ],
        },
      ],
    },
  },
);
