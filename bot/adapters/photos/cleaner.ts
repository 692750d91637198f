import { fileTypeFromBuffer } from 'file-type';
import { Refusal } from '../../core/errors.ts';
import type { PhotoCleaner } from '../../ports/photo-cleaner.ts';
import { cleanImage } from './images.ts';
import { cleanPdf } from './pdf.ts';

/** Bounds of what is read. `bytes`: of the file; `pixels`: of a picture; `pdf`: seconds and bytes of memory that one document may take. */
export type PhotoLimits = {
  readonly bytes: number;
  readonly pixels: number;
  readonly pdf: { readonly seconds: number; readonly memory: number };
};

const defaults: PhotoLimits = {
  bytes: 10 * 1024 * 1024,
  pixels: 64_000_000,
  pdf: { seconds: 20, memory: 512 * 1024 * 1024 },
};

export function makePhotoCleaner(limits: PhotoLimits = defaults): PhotoCleaner {
  // One at a time: a picture takes its pixels in memory, a document many times its size.
  let before: Promise<unknown> = Promise.resolve();
  return {
    clean(bytes) {
      const work = before.then(() => clean(bytes, limits));
      before = work.catch(() => undefined);
      return work;
    },
  };
}

async function clean(bytes: Uint8Array, limits: PhotoLimits): ReturnType<PhotoCleaner['clean']> {
  if (bytes.length > limits.bytes) throw new Refusal('fileTooLarge', { limit: limits.bytes, size: bytes.length });
  const type = await typeOf(bytes);
  switch (type) {
    case 'image/jpeg':
    case 'image/webp':
    case 'image/png':
      return { type, bytes: await cleanImage(bytes, type, limits.pixels) };
    case 'image/apng':
      return { type: 'image/png', bytes: await cleanImage(bytes, 'image/png', limits.pixels) };
    case 'application/pdf':
      return { type, bytes: await cleanPdf(bytes, limits.pdf) };
    default:
      throw new Refusal('fileTypeRefused', { type });
  }
}

/** What the content says it is, or `unknown`. */
export async function typeOf(bytes: Uint8Array): Promise<string> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
