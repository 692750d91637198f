import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { sendError } from './exchange.ts';
import { pagePolicy } from './headers.ts';

/** What the build of the tab and the stage left: `assets/` (hashed names), `tab/index.html`, `stage/index.html`. */
export type Pages = {
  page(name: 'tab' | 'stage', request: IncomingMessage, response: ServerResponse): Promise<void>;
  asset(name: string, request: IncomingMessage, response: ServerResponse): Promise<void>;
};

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
const worthPacking = ['.css', '.js', '.json', '.map', '.svg', '.txt'];

type Asset = {
  readonly etag: string;
  readonly type: string;
  readonly plain: Buffer;
  readonly packed: Map<'br' | 'gzip', Promise<Buffer>>;
};

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

export function createPages(dist: string, frames: readonly string[] | null): Pages {
  const assets = new Map<string, Promise<Asset | null>>();
  const documents = new Map<string, Promise<string | null>>();

  /** Only names that stand in the folder are opened, so no address can lead out of it. */
  const load = async (name: string): Promise<Asset | null> => {
    const folder = join(dist, 'assets');
    const names = await readdir(folder).catch((): string[] => []);
    if (!names.includes(name)) return null;
    const plain = await readFile(join(folder, name));
    const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
    return { etag, type: types[extname(name)] ?? 'application/octet-stream', plain, packed: new Map() };
  };

  const kept = <T>(
    cache: Map<string, Promise<T | null>>,
    key: string,
    make: () => Promise<T | null>,
  ): Promise<T | null> => {
    const found = cache.get(key) ?? make();
    cache.set(key, found);
    // What is missing may be there after a build, and must not fill the memory with every name someone tries.
    found.then(
      (value) => value ?? cache.delete(key),
      () => cache.delete(key),
    );
    return found;
  };

  return {
    async page(name, request, response) {
      const html = await kept(documents, name, () =>
        readFile(join(dist, name, 'index.html'), 'utf8').catch(() => null),
      );
      if (html === null)
        return sendError(response, 404, 'notBuilt', 'The page is not built. Run npm start, which builds it.');
      const nonce = randomBytes(16).toString('base64');
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader('cache-control', 'no-store');
      response.setHeader('content-security-policy', pagePolicy(nonce, frames));
      response.end(request.method === 'HEAD' ? undefined : html.replaceAll('{{nonce}}', nonce));
    },

    async asset(name, request, response) {
      const asset = await kept(assets, name, () => load(name));
      if (asset === null) return sendError(response, 404, 'notFound', 'No such file.');
      response.setHeader('etag', asset.etag);
      response.setHeader('cache-control', 'public, max-age=31536000, immutable');
      response.setHeader('vary', 'accept-encoding');
      if (request.headers['if-none-match']?.includes(asset.etag)) {
        response.statusCode = 304;
        response.end();
        return;
      }
      const packing = worthPacking.includes(extname(name)) ? packingFor(request.headers['accept-encoding']) : null;
      const bytes = packing === null ? asset.plain : await pack(asset, packing);
      if (packing !== null) response.setHeader('content-encoding', packing);
      response.setHeader('content-type', asset.type);
      response.setHeader('content-length', bytes.length);
      response.end(request.method === 'HEAD' ? undefined : bytes);
    },
  };
}

function packingFor(accepted: string | string[] | undefined): 'br' | 'gzip' | null {
  const names = String(accepted ?? '')
    .split(',')
    .map((part) => part.split(';'))
    .filter(([, quality]) => !/q=0(\.0*)?\s*$/.test(quality ?? ''))
    .map(([name]) => name?.trim().toLowerCase());
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : null;
}

/** Packed once, at the first request that can take it. */
function pack(asset: Asset, packing: 'br' | 'gzip'): Promise<Buffer> {
  const made =
    asset.packed.get(packing) ??
    (packing === 'br'
      ? brotli(asset.plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
      : gzipped(asset.plain, { level: 7 }));
  asset.packed.set(packing, made);
  return made;
}
