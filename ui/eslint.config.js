import { readdirSync } from 'node:fs';

import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

import svelteConfig from './svelte.config.js';

/** The shell's packages are known to one folder, so that the rest of the window can run and be tested without it. */
const shell = {
  group: ['@tauri-apps/*'],
  message: 'Only src/lib/ipc talks to the shell; call its client instead.',
};

/** No markup of an issue ever reaches the page: it is rendered from the block tree. */
const markup = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe'].map((property) => ({
  property,
  message: 'Render from data; no markup is ever written into the page.',
}));

/** Features do not know each other; what two of them need moves to src/lib. */
const features = readdirSync(new URL('src/features', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({
    files: [`src/features/${name}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            shell,
            {
              regex: `^(\\$features/(?!${name}(/|$))|(\\.\\./)+(?!${name}/)(${others(name)})(/|$))`,
              message: 'A feature does not import another feature; move what both need to src/lib.',
            },
          ],
        },
      ],
    },
  }));

function others(name) {
  const names = readdirSync(new URL('src/features', import.meta.url)).filter((other) => other !== name);
  return names.length > 0 ? names.join('|') : '(?!)';
}

export default ts.config(
  { ignores: ['dist', 'src/lib/ipc/bindings.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-restricted-imports': ['error', { patterns: [shell] }],
      'no-restricted-properties': ['error', ...markup],
      'no-console': 'error',
      'svelte/no-at-html-tags': 'error',
      'svelte/prefer-svelte-reactivity': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  ...features,
  { files: ['src/lib/ipc/**'], rules: { 'no-restricted-imports': 'off' } },
);
