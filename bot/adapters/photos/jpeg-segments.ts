/**
 * A JPEG without its metadata and with its picture as it was, byte for byte. Kept of the application segments are the
 * three that say how colours are meant: JFIF (APP0), the colour profile (APP2) and Adobe's transform (APP14). What stands
 * behind the picture's end goes too: cameras put further pictures there, with metadata of their own.
 * Returns null for what is not a whole JPEG. Source: ITU-T T.81 annex B.
 */
export function withoutSegments(jpeg: Uint8Array): Uint8Array | null {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return null;
  const kept: Uint8Array[] = [jpeg.subarray(0, 2)];
  let at = 2;
  while (at + 2 <= jpeg.length) {
    const marker = jpeg[at + 1] ?? 0;
    if (jpeg[at] !== 0xff) return null;
    if (marker === 0xff) {
      at++; // a fill byte
      continue;
    }
    if (marker === 0xd9) return new Uint8Array(Buffer.concat([...kept, jpeg.subarray(at, at + 2)]));
    const length = ((jpeg[at + 2] ?? 0) << 8) + (jpeg[at + 3] ?? 0);
    if (length < 2 || at + 2 + length > jpeg.length) return null;
    const end = marker === 0xda ? endOfScan(jpeg, at + 2 + length) : at + 2 + length;
    if (isKept(marker, jpeg.subarray(at + 4, end))) kept.push(jpeg.subarray(at, end));
    at = end;
  }
  return null;
}

function isKept(marker: number, content: Uint8Array): boolean {
  const comment = marker === 0xfe;
  const application = marker >= 0xe0 && marker <= 0xef;
  if (marker === 0xe2) return Buffer.from(content.subarray(0, 12)).toString('latin1') === 'ICC_PROFILE\0';
  return marker === 0xe0 || marker === 0xee || !(comment || application);
}

/** A scan's coded data ends at the first marker that is neither a stuffed byte nor a restart. */
function endOfScan(jpeg: Uint8Array, from: number): number {
  for (let at = from; at + 1 < jpeg.length; at++) {
    const next = jpeg[at + 1] ?? 0;
    if (jpeg[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return jpeg.length;
}
