import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { makePhotoCleaner } from '../../../bot/adapters/photos/cleaner.ts';
import { Refusal } from '../../../bot/core/errors.ts';
import { contains, marker, tellingPicture } from './pictures.ts';

const cleaner = makePhotoCleaner();
const types = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const;

async function refusal(bytes: Uint8Array, by = cleaner): Promise<Refusal> {
  const error: unknown = await by.clean(bytes).then(
    () => 'it was let through',
    (thrown) => thrown,
  );
  if (!(error instanceof Refusal)) throw new Error(`no refusal but: ${String(error)}`);
  return error;
}

/** A part of a PNG with its checksum. */
function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  let crc = 0xffffffff;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(~crc >>> 0, 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

describe.each(['jpeg', 'png', 'webp'] as const)('A picture as %s', (format) => {
  it('loses place, time and maker, and stands upright', async () => {
    const before = await tellingPicture(format);
    expect(contains(before, marker)).toBe(true);
    expect((await sharp(before).metadata()).exif).toBeDefined();

    const clean = await cleaner.clean(before);
    const after = await sharp(clean.bytes).metadata();
    expect(clean.type).toBe(types[format]);
    expect(contains(clean.bytes, marker)).toBe(false);
    expect(contains(clean.bytes, 'Exif')).toBe(false);
    expect([after.exif, after.xmp, after.iptc, after.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect([after.width, after.height]).toEqual([32, 64]);
  });

  it('shows what it showed', async () => {
    const clean = await cleaner.clean(await tellingPicture(format));
    const { dominant } = await sharp(clean.bytes).stats();
    expect(dominant.r).toBeGreaterThan(180);
    expect(dominant.g).toBeLessThan(60);
  });

  it('loses what was put behind its end', async () => {
    const before = Buffer.concat([await tellingPicture(format), Buffer.from(`%PDF-1.7 <script>${marker}</script>`)]);
    const clean = await cleaner.clean(before);
    expect(contains(clean.bytes, marker)).toBe(false);
  });

  it('is refused when cut short', async () => {
    const noise = await sharp({
      create: {
        width: 200,
        height: 200,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .toFormat(format)
      .toBuffer();
    await expect(cleaner.clean(noise)).resolves.toMatchObject({ type: types[format] });
    for (const part of [0.2, 0.5, 0.9])
      expect((await refusal(noise.subarray(0, Math.floor(noise.length * part)))).code).toBe('fileBroken');
  });

  it('is refused when it has more pixels than are read', async () => {
    const by = makePhotoCleaner({ bytes: 10_000_000, pixels: 1000, pdf: { seconds: 1, memory: 1 } });
    expect((await refusal(await tellingPicture(format), by)).code).toBe('fileBroken');
    await expect(by.clean(await tellingPicture(format, 40, 25))).resolves.toBeDefined();
  });
});

describe('A picture', () => {
  it('that claims gigantic measures in a few bytes is refused before it is unpacked', async () => {
    const measures = Buffer.alloc(13);
    measures.writeUInt32BE(60_000, 0);
    measures.writeUInt32BE(60_000, 4);
    measures.set([8, 2], 8);
    const bomb = Buffer.concat([
      pngHead,
      chunk('IHDR', measures),
      chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
      chunk('IEND', new Uint8Array()),
    ]);
    expect((await refusal(bomb)).code).toBe('fileBroken');
  });

  it('loses texts written between its parts', async () => {
    const before = Buffer.from(
      await sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
    );
    const telling = Buffer.concat([
      before.subarray(0, 33),
      chunk('tEXt', Buffer.from(`Comment\0${marker}`)),
      before.subarray(33),
    ]);
    const clean = await cleaner.clean(telling);
    expect(contains(clean.bytes, marker)).toBe(false);
  });

  it('that moves is kept as its first frame', async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .png()
        .toBuffer();
    const frames = await sharp([await frame('#f00'), await frame('#00f')], { join: { animated: true } })
      .webp()
      .toBuffer();
    expect((await sharp(frames).metadata()).pages).toBe(2);
    const clean = await cleaner.clean(frames);
    expect((await sharp(clean.bytes).metadata()).pages ?? 1).toBe(1);
    expect((await sharp(clean.bytes).stats()).dominant.r).toBeGreaterThan(180);
  });
});

describe('A file of another kind', () => {
  const isoFile = (brand: string) =>
    Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from(`ftyp${brand}\0\0\0\0mif1${brand}`, 'latin1'),
      Buffer.alloc(64),
    ]);

  it.each([
    [
      'a program by the name of photo.jpg',
      Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]),
      'application/x-msdownload',
    ],
    ['a picture of an iPhone', isoFile('heic'), 'image/heic'],
    ['a film', isoFile('isom'), 'video/mp4'],
    ['a GIF', Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(64)]), 'image/gif'],
    ['a packed file', Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(64)]), 'application/zip'],
    [
      'an SVG with a declaration',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'application/xml',
    ],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'unknown'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'unknown'],
    ['a text', Buffer.from('hej'), 'unknown'],
    ['nothing', Buffer.alloc(0), 'unknown'],
  ])('is refused by its type: %s', async (_, bytes, type) => {
    expect(await refusal(bytes)).toMatchObject({ code: 'fileTypeRefused', detail: { type } });
  });

  it('is refused though it begins like a picture', async () => {
    for (const head of [[0xff, 0xd8, 0xff, 0xe0], [...pngHead], [...Buffer.from('RIFF\0\0\0\0WEBPVP8 ')]]) {
      const error = await refusal(
        Buffer.concat([Buffer.from(head), Buffer.from('<svg><script>alert(1)</script></svg>'.repeat(20))]),
      );
      expect(['fileBroken', 'fileTypeRefused']).toContain(error.code);
    }
  });
});

describe('A file larger than ten megabytes', () => {
  it('is refused with limit and size, whatever it is; one of just ten is not', async () => {
    const picture = await tellingPicture('jpeg');
    const limit = 10 * 1024 * 1024;
    const padded = (size: number) => Buffer.concat([picture, Buffer.alloc(size - picture.length)]);
    expect(await refusal(padded(limit + 1))).toMatchObject({
      code: 'fileTooLarge',
      detail: { limit, size: limit + 1 },
    });
    await expect(cleaner.clean(padded(limit))).resolves.toMatchObject({ type: 'image/jpeg' });
  });
});

describe('Many files at once', () => {
  it('are each cleaned, and one that is broken leaves the others alone', async () => {
    const good = await tellingPicture('png');
    const results = await Promise.allSettled(
      [good, good.subarray(0, 60), good, Buffer.from('hej'), good].map((bytes) => cleaner.clean(bytes)),
    );
    expect(results.map((result) => result.status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });
});
