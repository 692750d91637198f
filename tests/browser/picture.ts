import sharp, { type OverlayOptions } from 'sharp';
import type { File } from './stage.ts';

const block = (background: string, width: number, height: number, left: number, top: number): OverlayOptions => ({
  input: { create: { width, height, channels: 3, background } },
  left,
  top,
});

/** A photo of nothing: a door in flat colours. */
export async function picture(name = 'ingang.png'): Promise<File> {
  const wall = sharp({ create: { width: 640, height: 480, channels: 3, background: '#c9d6df' } });
  const door = [
    block('#8a8f98', 640, 80, 0, 400),
    block('#7d5a3c', 180, 310, 230, 90),
    block('#a9c7d8', 140, 120, 250, 110),
    block('#e5c76b', 18, 18, 376, 256),
  ];
  return { name, mimeType: 'image/png', buffer: await wall.composite(door).png().toBuffer() };
}
