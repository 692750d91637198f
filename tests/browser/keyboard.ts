import type { Locator, Page } from 'playwright-core';
import { people, type Who } from './stage.ts';

/** Hands that only use the keyboard: Tab to a thing, then Enter, Space, arrows or letters. No mouse, no click(). */
const MOST = 150;

const focused = (at: Locator): Promise<boolean> =>
  at.evaluate((element) => element === element.ownerDocument.activeElement && element.ownerDocument.hasFocus());

/** Moves forward until the thing has focus. It must be one of those that Tab reaches. */
export async function tabTo(page: Page, at: Locator): Promise<void> {
  await at.waitFor();
  for (let presses = 0; presses < MOST; presses += 1) {
    if (await focused(at)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${at}`);
}

export async function enter(page: Page, at: Locator): Promise<void> {
  await tabTo(page, at);
  await page.keyboard.press('Enter');
}

export async function space(page: Page, at: Locator): Promise<void> {
  await tabTo(page, at);
  await page.keyboard.press('Space');
}

export async function type(page: Page, at: Locator, text: string): Promise<void> {
  await tabTo(page, at);
  await page.keyboard.type(text);
}

/** Becomes someone on the narrow page: to the list, a few letters of the name, and in. */
export async function become(page: Page, who: Who, name: string): Promise<void> {
  const list = page.getByTestId('pane-people');
  if ((await list.getAttribute('aria-current')) === null) await enter(page, list);
  const search = page.getByRole('searchbox', { name: 'Sök person' });
  await tabTo(page, search);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(name);
  await enter(page, page.getByTestId(`person-${people[who]}`));
  await page.locator('[data-testid="chat"]').waitFor();
}
