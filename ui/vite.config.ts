import { fileURLToPath } from 'node:url';

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const source = (folder: string) => fileURLToPath(new URL(`src/${folder}`, import.meta.url));

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  resolve: {
    alias: { $app: source('app'), $lib: source('lib'), $features: source('features') },
    // Component tests mount in jsdom; without this condition they would get Svelte's server build.
    ...(mode === 'test' ? { conditions: ['browser'] } : {}),
  },
  // tauri.conf.json names this port as the development server.
  server: { port: 5173, strictPort: true },
  clearScreen: false,
  build: {
    // The oldest engines that Tauri 2 meets: WebKitGTK 2.42, Safari 17, WebView2 (evergreen).
    target: ['safari17', 'chrome120'],
    // Fonts and styles stay files of their own: the content security policy allows no data: URLs.
    assetsInlineLimit: 0,
    sourcemap: false,
  },
  test: { environment: 'jsdom', include: ['src/**/*.test.ts'] },
}));
