import { type ChildProcess, spawn } from 'node:child_process';

export type Started = { readonly url: string; said(): string; stop(): Promise<number | null> };

/** Starts a program in the artefact's folder with these settings alone, as App Service does, and waits for its address. */
export async function start(folder: string, program: string, settings: Record<string, string>): Promise<Started> {
  const env = { PATH: process.env.PATH ?? '', NODE_ENV: 'production', PORT: '0', ...settings };
  const child: ChildProcess = spawn(process.execPath, [program], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let out = '';
  child.stdout?.on('data', (data) => {
    out += data;
    said += data;
  });
  child.stderr?.on('data', (data) => {
    said += data;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const onExit = () => child.kill('SIGKILL');
  process.once('exit', onExit);
  void ended.then(() => process.off('exit', onExit));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const address = /^http:\S+$/m.exec(out)?.[0];
      if (address) resolve(address);
    });
    void ended.then((code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  return {
    url,
    said: () => said,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
