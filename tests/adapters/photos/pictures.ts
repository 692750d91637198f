import sharp from 'sharp';

/** Stands in every place of a test file that could tell on someone. */
export const marker = 'HEMLIGPLATS';

const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about=""><dc:creator>${marker}</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** A picture, taller than wide once turned upright, that says where, when and by whom it was made. */
export async function tellingPicture(format: 'jpeg' | 'png' | 'webp', width = 64, height = 32): Promise<Uint8Array> {
  const picture = sharp({ create: { width, height, channels: 3, background: '#d01010' } })
    .withExif({
      IFD0: { Artist: marker, Orientation: '6' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '56/1 40/1 27/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '12/1 51/1 25/1',
      },
    })
    .withXmp(xmp)
    .withMetadata({ orientation: 6 });
  return new Uint8Array(await picture.toFormat(format).toBuffer());
}

export function contains(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes).includes(text);
}
