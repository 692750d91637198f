import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Graph } from '../index.ts';

/** Keeps the site between starts, as SharePoint does; else every start would look like a great deletion. Gives what saves now. */
export function keepSite({ site, world }: Graph, file: string): () => void {
  if (existsSync(file)) {
    const kept: unknown = deserialize(readFileSync(file));
    if (typeof kept === 'object' && kept !== null && 'site' in kept && 'issued' in kept && 'counted' in kept) {
      Object.assign(site, kept.site);
      Object.assign(world.tokens, { issued: kept.issued });
      Object.assign(world.counter, { made: kept.counted });
    }
  }
  let last = '';
  return () => {
    const now =
      [...site.lists.values()].map(({ changes, columns }) => `${changes.length}.${columns.length}`).join() +
      [...site.drives.values()].map(({ files }) => [...files.values()].map(({ version }) => version).join('')).join();
    if (now === last) return;
    last = now;
    mkdirSync(dirname(file), { recursive: true });
    // Whole or not at all.
    writeFileSync(`${file}.new`, serialize({ site, issued: world.tokens.issued, counted: world.counter.made }));
    renameSync(`${file}.new`, file);
  };
}
