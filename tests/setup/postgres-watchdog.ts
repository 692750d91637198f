/** `node postgres-watchdog.ts FOLDER`: when standard input closes, ends the server in FOLDER and removes it. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const folder = process.argv[2] ?? '';
process.stdin.resume();
process.stdin.on('end', async () => {
  const pid = serverPid();
  try {
    if (pid) process.kill(pid, 'SIGQUIT');
    for (let tries = 0; pid && tries < 200; tries++) {
      process.kill(pid, 0);
      await sleep(50);
    }
  } catch {
    // It is gone, as wanted.
  }
  rmSync(folder, { recursive: true, force: true });
  process.exit();
});

function serverPid(): number | undefined {
  try {
    return Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]) || undefined;
  } catch {
    return undefined;
  }
}
