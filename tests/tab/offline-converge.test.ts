import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { world } from '../api/world.ts';
import { launchBrowser } from '../setup/browser.ts';
import { openTab } from './page.ts';

vi.setConfig({ testTimeout: 300_000 });
const soon = { timeout: 60_000 };

let api: Awaited<ReturnType<typeof world>>;
let browser: Browser;
beforeAll(async () => {
  [api, browser] = await Promise.all([world(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await api.end();
});

const people = ['kim', 'robin'] as const;
type Step = { readonly who: 0 | 1; readonly does: 'write' | 'status' | 'leave' | 'return' };
const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom(0, 1),
  does: fc.oneof(
    { weight: 4, arbitrary: fc.constant('write' as const) },
    { weight: 2, arbitrary: fc.constant('status' as const) },
    { weight: 2, arbitrary: fc.constant('leave' as const) },
    { weight: 2, arbitrary: fc.constant('return' as const) },
  ),
});

/** Meets what others wrote as it comes: every other time one's own is kept. */
async function answerConflicts(page: Page, turn: { now: number }) {
  const dialog = page.getByRole('alertdialog');
  while (await dialog.isVisible()) {
    turn.now += 1;
    if (turn.now % 2 === 0) await dialog.getByRole('radio', { name: /Ditt/ }).first().check();
    await dialog.getByRole('button', { name: 'Spara valet' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
}

test('pages that edit one task with random breaks all come to show the same, and nothing that anyone wrote is missing from the history', async () => {
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 10 }), async (steps) => {
      round += 1;
      const made = await api.ask('kim', 'POST', '/api/tasks', { title: `Runda ${round}` });
      const { id, number } = made.json;
      const tabs = await Promise.all(people.map((person) => openTab(browser, api.url, person, '/tasks')));
      const title = (page: Page) => page.locator(`[data-task="${number}"] input[data-cell="title"]`);
      for (const { page } of tabs) await title(page).waitFor();
      const written: string[] = [];
      const turn = { now: round };
      for (const { who, does } of steps) {
        const page = tabs[who]?.page;
        if (!page) continue;
        await answerConflicts(page, turn);
        if (does === 'leave' || does === 'return') await page.context().setOffline(does === 'leave');
        if (does === 'write') {
          const text = `${people[who]} ${round}.${written.length}`;
          written.push(text);
          // A dialog may come between; then it is answered, and the writing begun again.
          await expect
            .poll(async () => {
              await answerConflicts(page, turn);
              await title(page).fill(text, { timeout: 5_000 });
              await title(page).press('Enter', { timeout: 5_000 });
              return title(page).inputValue();
            }, soon)
            .toBe(text);
        }
        if (does === 'status') {
          const status = page.locator(`[data-task="${number}"] select[data-cell="status"]`);
          await status.selectOption((await status.inputValue()) === 'open' ? 'inProgress' : 'open', { force: true });
        }
      }
      for (const { page } of tabs) await page.context().setOffline(false);
      const settled = async () => {
        for (const { page } of tabs) await answerConflicts(page, turn);
        const now = (await api.ask('kim', 'GET', `/api/tasks/${id}`)).json;
        const { revisions } = (await api.ask('kim', 'GET', `/api/tasks/${id}/history`)).json;
        const said = new Set(revisions.map((each: { to: string }) => each.to));
        const shown = await Promise.all(tabs.map(({ page }) => title(page).inputValue()));
        const waiting = await Promise.all(tabs.map(({ page }) => page.locator('[data-outbox="waiting"]').count()));
        return {
          missing: written.filter((text) => !said.has(text)),
          shown: shown.map((text) => text === now.title),
          waiting,
        };
      };
      await expect.poll(settled, soon).toEqual({ missing: [], shown: [true, true], waiting: [0, 0] });
      expect(tabs.map(({ broken }) => broken)).toEqual([[], []]);
      await Promise.all(tabs.map((tab) => tab.close()));
    }),
    { numRuns: 3, endOnFailure: true },
  );
});
