import { packageFiles } from '../../manifest/package.ts';
import { type Manifest, manifestShape } from '../../manifest/shape.ts';

/** An invented installation. */
export const environment = {
  TEAMS_APP_ID: '6f1d2c3b-0000-4000-8000-000000000001',
  BOT_APP_ID: '6f1d2c3b-0000-4000-8000-000000000002',
  PUBLIC_URL: 'https://trygg.region.example',
  DEVELOPER_NAME: 'Region Exempel',
  DEVELOPER_URL: 'https://region.example/trygg',
  PRIVACY_URL: 'https://region.example/personuppgifter',
  TERMS_URL: 'https://region.example/villkor',
};

export const files = await packageFiles(environment);

const jsonOf = (name: string): unknown => JSON.parse(new TextDecoder().decode(files.get(name)));
export const manifest: Manifest = manifestShape.parse(jsonOf('manifest.json'));
export const english: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(Object(jsonOf('en.json'))).map(([key, value]) => [key, String(value)]),
);

/** The files with one of them changed, field by field (undefined takes one away), or (null) without it. */
export function with_(
  name: string,
  change: Uint8Array | null | { readonly [field: string]: unknown },
): ReadonlyMap<string, Uint8Array> {
  const changed = new Map(files);
  if (change === null) changed.delete(name);
  else if (change instanceof Uint8Array) changed.set(name, change);
  else changed.set(name, Buffer.from(JSON.stringify({ ...Object(jsonOf(name)), ...change })));
  return changed;
}
