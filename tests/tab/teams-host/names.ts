import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';

/** Trygg's public name, and a site that has no business with it. */
export const tryggName = 'trygg.region.example';
export const foreignName = 'other.example';
export const teamsName = 'teams.microsoft.com';

const hostPage = `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Teams</title>
<link rel="icon" href="data:,">
<style>html,body{height:100%;margin:0}iframe{display:block;border:0;height:100%}</style></head><body></body></html>`;

/**
 * One HTTPS server that is Teams, Trygg and a foreign site, by the name it is called: browsers that resolve these names
 * to it see the origins they would see outside. What is asked of Trygg goes on to the server at `trygg`.
 */
export async function serveNames(trygg: string) {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec' });
  const server = createServer({ key, cert }, (asked, answered) => {
    const name = asked.headers.host?.replace(/:\d+$/, '');
    if (name !== tryggName) {
      answered.setHeader('content-type', 'text/html; charset=utf-8');
      answered.end(hostPage);
      return;
    }
    const on = request(`${trygg}${asked.url}`, { method: asked.method, headers: asked.headers }, (from) => {
      answered.writeHead(from.statusCode ?? 502, from.headers);
      from.pipe(answered);
    });
    on.on('error', () => answered.destroy());
    // Who hangs up on us hangs up on the server: its streams would never end otherwise.
    answered.on('close', () => on.destroy());
    asked.pipe(on);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port }: AddressInfo = portOf(server.address());
  return {
    /** For the browser, so that it finds the names here and takes the certificate. */
    args: [
      `--host-resolver-rules=${[tryggName, foreignName, teamsName].map((name) => `MAP ${name}:443 127.0.0.1:${port}`).join(',')}`,
      '--ignore-certificate-errors',
    ],
    async end() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address;
}
