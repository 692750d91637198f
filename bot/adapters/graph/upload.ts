import { z } from 'zod';
import { Retryable } from '../../core/errors.ts';
import type { StoredFile } from '../../ports/archive.ts';
import type { Graph } from './client.ts';
import { GraphRefused } from './errors.ts';

/** A file's place in a library. */
export type UploadTo = { readonly drive: string; readonly folder: string; readonly name: string };

/** What Graph sends in one piece; above that a session takes the parts. Source: driveItem upload, "up to 250 MB", advised below 4 MB. */
const SMALL = 4 * 1024 * 1024;
/** Parts are multiples of 320 KiB. Source: createUploadSession. */
const PART = 10 * 320 * 1024;
/** Breaks in a row without a byte of progress before it is left for later. */
const BREAKS = 3;
const PATIENCE_MS = 60_000;

const session = z.object({ uploadUrl: z.url() });
const made = z.object({ id: z.string(), webUrl: z.url() });
const state = z.union([made, z.object({ nextExpectedRanges: z.array(z.string()).optional() })]);
const stored = ({ id, webUrl }: z.infer<typeof made>): StoredFile => ({ id, url: webUrl });

/**
 * Puts files into a library. The same path again replaces what was there: one file. A broken session goes on where it
 * stopped, also at the next call: its address is a key to the file, so it is kept in memory and nowhere else.
 */
export function createUploads(graph: Graph, upload: typeof fetch = fetch) {
  const open = new Map<string, string>();

  return async function put(to: UploadTo, bytes: Uint8Array, contentType: string): Promise<StoredFile> {
    const at = { 'drive-id': to.drive, folder: to.folder, 'item-path': to.name };
    if (bytes.length <= SMALL) {
      const template = '/drives/{drive-id}/root:/{folder}/{item-path}:/content';
      return stored(made.parse(await graph.put(template, bytes, { at, headers: { 'content-type': contentType } })));
    }
    const key = `${to.drive}/${to.folder}/${to.name}`;
    const known = open.get(key);
    const address =
      known ??
      session.parse(
        await graph.post(
          '/drives/{drive-id}/root:/{folder}/{item-path}:/createUploadSession',
          { item: { '@microsoft.graph.conflictBehavior': 'replace' } },
          { at },
        ),
      ).uploadUrl;
    open.set(key, address);
    try {
      const file = await sendParts(upload, address, bytes, contentType, known === undefined ? 0 : null);
      open.delete(key);
      return file;
    } catch (error) {
      // The session is over; the next call begins another.
      if (error instanceof GraphRefused) open.delete(key);
      throw error instanceof GraphRefused && error.status === 404 ? new Retryable('uploadGone', 1) : error;
    }
  };
}

/** Sends what is missing, from `start` or from where the other side says. No token: the address is enough, and one more is refused. */
async function sendParts(
  upload: typeof fetch,
  address: string,
  bytes: Uint8Array,
  contentType: string,
  start: number | null,
): Promise<StoredFile> {
  let from = start;
  let breaks = 0;
  for (;;) {
    const answer = await (from === null
      ? ask(upload, address, {})
      : ask(upload, address, {
          method: 'PUT',
          body: new Uint8Array(bytes.subarray(from, Math.min(from + PART, bytes.length))),
          headers: {
            'content-type': contentType,
            'content-range': `bytes ${from}-${Math.min(from + PART, bytes.length) - 1}/${bytes.length}`,
          },
        }));
    if (answer === null || answer.status === 416 || answer.status >= 500 || answer.status === 429) {
      breaks += 1;
      const after = Number(answer?.headers.get('retry-after') ?? Number.NaN);
      if (breaks > BREAKS || after > 0) throw new Retryable('uploadBroken', after > 0 ? after : null);
      from = null;
      continue;
    }
    if (!answer.ok) throw new GraphRefused(answer.status, 'uploadRefused');
    const now = state.safeParse(await answer.json().catch(() => null));
    if (!now.success) throw new Retryable('uploadBroken');
    if ('webUrl' in now.data) return stored(now.data);
    const next = Number(/^\d+/.exec(now.data.nextExpectedRanges?.[0] ?? '')?.[0] ?? Number.NaN);
    if (Number.isNaN(next)) throw new Retryable('uploadBroken');
    if (from !== null && next > from) breaks = 0;
    from = next;
  }
}

async function ask(upload: typeof fetch, address: string, how: RequestInit): Promise<Response | null> {
  try {
    return await upload(address, { ...how, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    return null;
  }
}
