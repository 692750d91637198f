import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { iconProblems, render } from '../../manifest/icons.ts';

// In a file of its own: where photos are cleaned no drawing can be opened any more.
it.each(['color', 'outline'] as const)('the %s icon is the one that its drawing gives', async (icon) => {
  const kept = readFileSync(new URL(`../../manifest/${icon}.png`, import.meta.url));
  expect(await iconProblems(icon, icon, kept)).toEqual([]);
  const [now, then] = await Promise.all(
    [await render(icon), kept].map((png) => sharp(png).ensureAlpha().raw().toBuffer()),
  );
  const far = [...(now ?? [])].filter((value, at) => Math.abs(value - (then?.[at] ?? 0)) > 24);
  expect(far.length).toBeLessThan(20);
});
