import type { Frame } from 'playwright-core';
import { violations } from '../setup/axe.ts';
import type { Stage } from './stage.ts';

/** What axe finds grave in what the page shows now, one line each; `within` narrows it to a part of the page. */
export async function faults(frame: Frame, within?: string, rules: readonly string[] = []): Promise<string[]> {
  return (await violations(frame, within, rules))
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary ?? ''}`));
}

/** Rules whose outcome depends on the theme; all others are asked in the light one. */
const coloured = ['color-contrast', 'link-in-text-block'];

/** Looks in every theme, then on the stage's telephone, and leaves the page as it was. */
export async function faultsInEveryLook(
  stage: Stage,
  within?: string,
  frame = stage.page.mainFrame(),
): Promise<string[]> {
  const found = await faults(frame, within);
  for (const theme of ['dark', 'contrast']) {
    await stage.choose('theme', theme);
    found.push(...(await faults(frame, within, coloured)).map((fault) => `${theme}: ${fault}`));
  }
  await stage.choose('theme', 'light');
  await stage.choose('width', 'phone');
  found.push(...(await faults(frame, within)).map((fault) => `phone: ${fault}`));
  await stage.choose('width', 'desktop');
  return found;
}
