import { readFile } from 'node:fs/promises';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { zipSync } from 'fflate';
import { type Files, problemsIn } from './check.ts';
import { fill } from './fill.ts';

/** The manifest cannot be used; the message holds each problem, one a line. */
export class Unfit extends Error {
  constructor(problems: readonly string[]) {
    super(['The manifest is not one that Teams takes:', ...problems.map((each) => `  ${each}`)].join('\n'));
    this.name = 'Unfit';
  }
}

const read = (name: string): Promise<Buffer> => readFile(new URL(name, import.meta.url));

/** All that goes into the package, filled in. Throws `Unfilled`. */
export async function packageFiles(environment: Readonly<Record<string, string | undefined>>): Promise<Files> {
  const manifest = fill((await read('manifest.json')).toString('utf8'), environment);
  const files = new Map<string, Uint8Array>([['manifest.json', Buffer.from(manifest)]]);
  for (const name of ['en.json', 'color.png', 'outline.png']) files.set(name, await read(name));
  return files;
}

/** The official schema (it comes with the library, so no network), then our own checks. Throws `Unfit`. */
export async function demandFit(files: Files): Promise<void> {
  const manifest = files.get('manifest.json') ?? new Uint8Array();
  const official = await AppManifestUtils.validateAgainstSchema(JSON.parse(new TextDecoder().decode(manifest)));
  const problems = [...official, ...(await problemsIn(files))];
  if (problems.length > 0) throw new Unfit(problems);
}

/** The earliest moment that a zip can name: the same files give the same bytes, whenever and wherever they are packed. */
const always = new Date(1980, 0, 1);

export function pack(files: Files): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: always, os: 0 });
}
