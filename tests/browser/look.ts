import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';
import type { Stage } from './stage.ts';

type Found = {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
};
type Axe = { run(within: unknown, options: object): Promise<{ violations: Found[] }> };
declare global {
  var axe: Axe | undefined;
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Axe is put into a document once; the builder of @axe-core/playwright does so at each look, in every frame. */
async function run(frame: Frame, within: string | undefined, rules: readonly string[]): Promise<Found[]> {
  if (!(await frame.evaluate(() => globalThis.axe !== undefined))) await frame.evaluate(source);
  return frame.evaluate(
    async ([selector, only]) => {
      // Colours half way from one theme to the next are nobody's choice: first comes what is on its way.
      for (let frames = 0; frames < 2; frames += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      const moving = () => document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
      while (moving().some(({ playState }) => playState === 'running'))
        await Promise.allSettled(moving().map(({ finished }) => finished));
      const runOnly = only.length > 0 ? { runOnly: { type: 'rule', values: only } } : {};
      const options = { ...runOnly, resultTypes: ['violations'], iframes: false };
      const found = await globalThis.axe?.run(selector ?? document, options);
      return found?.violations ?? [];
    },
    [within, rules] as const,
  );
}

/** What axe finds grave in what the page shows now, one line each; `within` narrows it to a part of the page. */
export async function faults(frame: Frame, within?: string, rules: readonly string[] = []): Promise<string[]> {
  return (await run(frame, within, rules))
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
