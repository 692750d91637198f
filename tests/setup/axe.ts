import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';

export type Violation = {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: unknown; readonly html: string; readonly failureSummary?: string }[];
};
type Axe = { run(within: unknown, options: object): Promise<{ violations: Violation[] }> };
declare global {
  var axe: Axe | undefined;
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds in a document, without the frames in it, when all that moves has come to rest. `within` narrows it to
 * a part of the page, `rules` to these rules. Axe is put into a document once.
 */
export async function violations(frame: Frame, within?: string, rules: readonly string[] = []): Promise<Violation[]> {
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
