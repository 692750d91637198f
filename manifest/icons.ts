import { readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';

/** Both icons as Teams wants them: side in pixels. Source: Microsoft Learn, "Design your Microsoft Teams app icon". */
export const icons = { color: 192, outline: 32 } as const;
type Icon = keyof typeof icons;

const here = (name: string): URL => new URL(name, import.meta.url);

/** The picture that the drawing gives, as PNG. */
export async function render(icon: Icon): Promise<Buffer> {
  const drawing = await readFile(here(`${icon}.svg`));
  const side = icons[icon];
  return sharp(drawing, { density: 72 * 4 })
    .resize(side, side)
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** Draws both anew. */
export async function drawIcons(): Promise<void> {
  for (const icon of ['color', 'outline'] as const) await writeFile(here(`${icon}.png`), await render(icon));
}

/** What Teams would refuse in an icon, or show badly; empty when all is well. */
export async function iconProblems(icon: Icon, name: string, png: Uint8Array): Promise<string[]> {
  const side = icons[icon];
  const picture = sharp(png);
  const about = await picture.metadata().catch(() => null);
  if (about?.format !== 'png') return [`${name} is not a PNG picture. Draw it anew: npm run manifest -- --icons`];
  if (about.width !== side || about.height !== side)
    return [`${name} is ${about.width} by ${about.height} pixels, and Teams wants ${side} by ${side}.`];
  const { data } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const dots = Array.from({ length: side * side }, (_, at) => data.subarray(at * 4, at * 4 + 4));
  if (icon === 'color')
    return dots.some(([, , , alpha]) => alpha !== 255)
      ? [`${name} is transparent in places, and Teams shows it on any ground: fill the whole square.`]
      : [];
  const seen = dots.filter(([, , , alpha = 0]) => alpha > 0);
  const problems: string[] = [];
  if (seen.length === 0) problems.push(`${name} shows nothing.`);
  if (seen.length === dots.length) problems.push(`${name} has no transparent ground.`);
  if (seen.some(([red = 0, green = 0, blue = 0]) => Math.min(red, green, blue) < 250))
    problems.push(`${name} holds other colours than white, and Teams colours it by itself.`);
  return problems;
}
