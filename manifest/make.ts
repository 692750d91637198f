import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, parseEnv } from 'node:util';
import { Unfilled } from './fill.ts';
import { drawIcons } from './icons.ts';
import { demandFit, pack, packageFiles, Unfit } from './package.ts';

/**
 * `npm run manifest -- [--env <name>] [--icons] [--out <file>]`: makes the app package that an administrator uploads to
 * Teams, in manifest/build/trygg.zip or where `--out` says. Values come from the environment, and from
 * manifest/env/.env.<name> when `--env` names one. `--icons` first draws both icons anew from their drawings.
 */
const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

async function namedEnvironment(name: string | undefined): Promise<Record<string, string | undefined>> {
  if (name === undefined) return {};
  const file = path(`env/.env.${name}`);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new Unfilled([`${file} is missing: copy env/.env.example to it and fill it in.`]);
  return parseEnv(text);
}

try {
  const { values } = parseArgs({
    options: { env: { type: 'string' }, icons: { type: 'boolean' }, out: { type: 'string' } },
  });
  if (values.icons) await drawIcons();
  const named = await namedEnvironment(values.env);
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value));
  const files = await packageFiles({ ...named, ...given });
  await demandFit(files);
  const out = resolve(values.out ?? path('build/trygg.zip'));
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, pack(files));
  console.log(`${out}\nUpload it in the Teams admin center: Teams apps, Manage apps, Upload new app.`);
} catch (error) {
  if (!(error instanceof Unfilled || error instanceof Unfit)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
