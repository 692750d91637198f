/**
 * Local mode lets everyone in who reaches it, so only this machine's own pages may: a foreign name in Host is
 * DNS rebinding, and a foreign Origin is another site's script reaching in.
 */
export function isOwn(host: string | undefined, origin: string | undefined, port: number): boolean {
  const names = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  if (host === undefined || !names.includes(host.toLowerCase())) return false;
  return origin === undefined || origin.toLowerCase() === `http://${host.toLowerCase()}`;
}
