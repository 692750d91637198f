import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin, type UserConfig } from 'vite';

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

const base = {
  root,
  base: '/',
  publicDir: false,
  plugins: [react(), pagesByName],
  html: { cspNonce: '{{nonce}}' },
} as const satisfies UserConfig;
const input = Object.fromEntries(Object.entries(pages).filter(([, page]) => existsSync(join(root, page))));

/** What starts the tab stands alone: the stage shares the rest, and must not start a tab. */
const starts = /\/tab\/(?:index\.html|main\.(?:css|tsx))$/;

/** What shows the tab's frame, and what its first page gets after it, each in one file; the rest is cut by what uses it. */
const early = {
  first: ['tab/index.html'],
  list: [
    'tasks/list.tsx',
    'tasks/filter-fields.tsx',
    'tasks/views-menu.tsx',
    'templates/menu.tsx',
    'exchange/menu.tsx',
  ],
};

/**
 * Which part each module belongs to: the first that needs it. Left to itself the build cuts by who shares what, and a
 * page waits for sixty files.
 */
async function modulesOf(parts: { readonly [name: string]: readonly string[] }): Promise<ReadonlyMap<string, string>> {
  const built = await build({
    ...base,
    configFile: false,
    logLevel: 'warn',
    build: { write: false, rolldownOptions: { input } },
  });
  if (!('output' in built)) throw new Error('the build has one output');
  const chunks = new Map(
    built.output.flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each] as const] : [])),
  );
  const names = new Map<string, string>();
  for (const [name, roots] of Object.entries(parts)) {
    const queue = [...chunks.values()]
      .filter(({ facadeModuleId }) => roots.some((part) => facadeModuleId?.endsWith(part)))
      .map(({ fileName }) => fileName);
    if (queue.length === 0) throw new Error(`no module of the tab's part ${name} was found`);
    // A queue that grows while it is walked; a set visits each once.
    const seen = new Set(queue);
    for (const file of seen) {
      const chunk = chunks.get(file);
      for (const module of chunk?.moduleIds ?? [])
        if (!names.has(module) && !starts.test(module)) names.set(module, name);
      for (const next of chunk?.imports ?? []) seen.add(next);
    }
  }
  return names;
}

export default defineConfig(async () => {
  const parts = await modulesOf(early);
  return {
    ...base,
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      // Nothing inline: the pages' policy lets them load files of their own only.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1000,
      rolldownOptions: {
        input,
        output: {
          codeSplitting: {
            groups: [{ name: (id: string) => parts.get(id) ?? null }],
          },
        },
      },
    },
  };
});
