import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * Builds what browsers load: the tab (`dist/tab/index.html`, served at `/tab/`) and the stage of local mode
 * (`dist/stage/index.html`, served at `/`), with their shared files in `dist/assets/`, served at `/assets/`.
 * The server puts a fresh nonce in place of `{{nonce}}` in each page it serves.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const pages = { tab: 'tab/index.html', stage: 'bot/adapters/local/page/index.html' };

/** Vite writes a page to its source's path; the server looks for it under its name. */
const pagesByName: Plugin = {
  name: 'pages-by-name',
  closeBundle() {
    for (const [name, source] of Object.entries(pages)) {
      const written = join(root, 'dist', source);
      const wanted = join(root, 'dist', name, 'index.html');
      if (written === wanted || !existsSync(written)) continue;
      mkdirSync(dirname(wanted), { recursive: true });
      renameSync(written, wanted);
    }
    rmSync(join(root, 'dist', 'bot'), { recursive: true, force: true });
  },
};

export default defineConfig({
  root,
  base: '/',
  publicDir: false,
  plugins: [react(), pagesByName],
  html: { cspNonce: '{{nonce}}' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Nothing inline: the pages' policy lets them load files of their own only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rollupOptions: {
      input: Object.fromEntries(Object.entries(pages).filter(([, page]) => existsSync(join(root, page)))),
    },
  },
});
