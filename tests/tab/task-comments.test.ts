import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { TaskHistory } from '../../bot/api/contract.ts';
import { world } from '../api/world.ts';
import { launchBrowser } from '../setup/browser.ts';
import { faults, openTab } from './page.ts';

vi.setConfig({ testTimeout: 120_000 });

let api: Awaited<ReturnType<typeof world>>;
let browser: Browser;
beforeAll(async () => {
  [api, browser] = await Promise.all([world(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await api.end();
});

let opened: Awaited<ReturnType<typeof openTab>>[] = [];
afterEach(async () => {
  const broken = opened.flatMap((each) => each.broken);
  await Promise.all(opened.map(({ close }) => close()));
  opened = [];
  expect(broken).toEqual([]);
});

const SAID = 'Jag ringer låssmeden';
const add = async (): Promise<string> => (await api.ask('kim', 'POST', '/api/tasks', { title: 'Kommenteras' })).json.id;
const open = async (id: string, person = 'kim', look: Parameters<typeof openTab>[4] = {}): Promise<Page> => {
  const tab = await openTab(browser, api.url, person, `/tasks/${id}`, look);
  opened.push(tab);
  await tab.page.getByRole('heading', { name: 'Historik' }).waitFor();
  return tab.page;
};
const said = async (task: string): Promise<string[]> => {
  const history: TaskHistory = (await api.ask('lee', 'GET', `/api/tasks/${task}/history`)).json;
  return history.comments.map(({ text, removedAt }) => (removedAt === null ? text : '(gone)'));
};
const becomes = (task: string, wanted: readonly string[]) =>
  expect.poll(() => said(task), { timeout: 30_000 }).toEqual(wanted);
const comment = (page: Page) => page.locator('[data-comment]');
const say = async (page: Page, text = SAID) => {
  await page.getByRole('textbox', { name: 'Skriv en kommentar' }).fill(text);
  await page.getByRole('button', { name: 'Kommentera' }).click();
  await comment(page).filter({ hasText: text }).waitFor();
};

test('a comment that was sent is taken back by Ctrl+Z and said again by Ctrl+Y, and the others see both', async () => {
  const id = await add();
  const [page, robin] = [await open(id), await open(id, 'robin')];
  await say(page);
  await comment(robin).getByText(SAID).waitFor();
  await page.getByText('Kommentaren är skickad').waitFor();
  await page.getByRole('heading', { name: 'Historik' }).click();
  await page.keyboard.press('Control+z');
  await comment(robin).getByText('Kommentaren är borttagen.').waitFor();
  expect(await robin.getByText(SAID).count()).toBe(0);
  await becomes(id, ['(gone)']);
  await page.keyboard.press('Control+y');
  await comment(robin).getByText(SAID).waitFor();
  await becomes(id, [SAID]);
});

test('one’s own is removed and put back by keyboard alone, and nobody else is offered that', async () => {
  const id = await add();
  const page = await open(id);
  await say(page);
  const robin = await open(id, 'robin');
  await comment(robin).getByText(SAID).waitFor();
  expect(await comment(robin).getByRole('button').count()).toBe(0);
  await comment(page).getByRole('button', { name: 'Ta bort kommentaren' }).focus();
  await page.keyboard.press('Enter');
  const back = comment(page).getByRole('button', { name: 'Lägg tillbaka' });
  await back.waitFor();
  await becomes(id, ['(gone)']);
  // Where one stood, one stands.
  await page.keyboard.press('Enter');
  await comment(page).getByText(SAID).waitFor();
  await becomes(id, [SAID]);
});

test('a comment that waits for the line is never sent once it was taken back, and is sent once when it was said again', async () => {
  const id = await add();
  const page = await open(id);
  const waits = page.locator('[data-outbox="waiting"]');
  await page.context().setOffline(true);
  await say(page);
  await waits.waitFor();
  await comment(page).getByRole('button', { name: 'Ta bort kommentaren' }).click();
  await comment(page).waitFor({ state: 'detached' });
  await waits.waitFor({ state: 'detached' });
  await say(page, 'Sagt och ångrat');
  await page.getByRole('heading', { name: 'Historik' }).click();
  await page.keyboard.press('Control+z');
  await comment(page).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+y');
  await comment(page).filter({ hasText: 'Sagt och ångrat' }).waitFor();
  await page.context().setOffline(false);
  await becomes(id, ['Sagt och ångrat']);
  await waits.waitFor({ state: 'detached' });
  // What waited when it was said is reached by undo once it has been sent, too.
  await page.keyboard.press('Control+z');
  await becomes(id, ['(gone)']);
});

test('without a line what was sent stays as it was, and the person is told so', async () => {
  const id = await add();
  const page = await open(id);
  await say(page);
  await page.context().setOffline(true);
  await comment(page).getByRole('button', { name: 'Ta bort kommentaren' }).click();
  await page.getByText('Kommentaren är inte ändrad.').waitFor();
  expect(await comment(page).getByText(SAID).count()).toBe(1);
  await page.context().setOffline(false);
  await becomes(id, [SAID]);
});

test('on a phone what was done is said over the open task, and is taken back there by a tap', async () => {
  const id = await add();
  const page = await open(id, 'kim', { phone: true });
  await say(page);
  const snack = page.getByRole('dialog').getByRole('status');
  await snack.getByText('Kommentaren är skickad').waitFor();
  await snack.getByRole('button', { name: 'Ångra' }).click();
  await becomes(id, ['(gone)']);
  await snack.getByText('Ångrat').waitFor();
  expect(await faults(page)).toEqual([]);
});

for (const [theme, phone] of [
  ['light', true],
  ['dark', false],
  ['contrast', true],
] as const)
  test(`axe finds nothing wrong where comments stand and are gone: ${theme}, phone ${phone}`, async () => {
    const id = await add();
    const page = await open(id, 'kim', { theme, phone });
    await say(page, 'Går');
    await comment(page).getByRole('button', { name: 'Ta bort kommentaren' }).click();
    await comment(page).getByRole('button', { name: 'Lägg tillbaka' }).waitFor();
    await say(page, 'Står');
    expect(await faults(page)).toEqual([]);
  });
