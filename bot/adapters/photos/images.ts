import sharp, { type Sharp } from 'sharp';
import { Refusal } from '../../core/errors.ts';

// The library reads dozens of formats; these three are all that a stranger's bytes may reach.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
// The cache would hold pictures in memory after they are gone from the database.
sharp.cache(false);

export type ImageType = 'image/jpeg' | 'image/png' | 'image/webp';

/**
 * The picture written anew, upright, in sRGB and without Exif, XMP, IPTC, comments or anything behind its end; of a moving
 * one the first frame. Throws `fileBroken` when it is cut, damaged or has more than `pixels` pixels. Works off the event loop.
 */
export async function cleanImage(bytes: Uint8Array, type: ImageType, pixels: number): Promise<Uint8Array> {
  try {
    const picture = sharp(bytes, { limitInputPixels: pixels, failOn: 'error', pages: 1 }).autoOrient();
    return new Uint8Array(await encoded(picture, type).toBuffer());
  } catch {
    // The library's own words may quote the file.
    throw new Refusal('fileBroken');
  }
}

function encoded(picture: Sharp, type: ImageType): Sharp {
  switch (type) {
    case 'image/jpeg':
      return picture.jpeg({ quality: 90 });
    case 'image/png':
      return picture.png();
    case 'image/webp':
      return picture.webp({ quality: 90 });
  }
}
