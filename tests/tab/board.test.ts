import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { world } from '../api/world.ts';
import { launchBrowser } from '../setup/browser.ts';
import { faults, openTab } from './page.ts';

// A browser with two people in it, on a machine that runs other tests beside.
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

type Made = { readonly id: string; readonly number: string };
const add = async (title: string, part: object = {}): Promise<Made> =>
  (await api.ask('kim', 'POST', '/api/tasks', { title, ...part })).json;
const change = (task: Made, field: string, value: string | null, base = 1) =>
  api.ask('robin', 'PATCH', `/api/tasks/${task.id}`, { changes: [{ field, value, base }] });
const kept = async (task: Made) => (await api.ask('kim', 'GET', `/api/tasks/${task.id}`)).json;
/** Only these tasks are on the board. */
const searched = async (page: Page, text: string) => {
  await page.getByRole('searchbox').fill(text);
};
const card = (page: Page, column: string, number: string) =>
  page.locator(`[data-column="${column}"] [data-task="${number}"]`);
const announced = (page: Page) => page.locator('[data-announced]').innerText();

test('by keys alone a card is found, lifted, taken back, lifted again and dropped, and each step is said', async () => {
  const one = await add('Tangenttavlan ett', { dueDate: '2090-01-01' });
  const two = await add('Tangenttavlan två', { dueDate: '2090-01-02' });
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks/board');
  await searched(page, 'Tangenttavlan');
  const first = card(page, 'open', one.number).locator('[data-card]');
  await expect.poll(() => page.locator('[data-column="open"] [data-card]').count(), { timeout: 30_000 }).toBe(2);
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-card'))).toBe(two.id);
  await page.keyboard.press('Space');
  expect(await announced(page)).toContain(`${two.number} är upplyft ur Ej påbörjad`);
  await page.keyboard.press('ArrowRight');
  expect(await announced(page)).toBe('Pågår, kolumn 2 av 3');
  await page.keyboard.press('Escape');
  expect(await announced(page)).toBe(`${two.number} ligger kvar i Ej påbörjad`);
  expect((await kept(two)).version).toBe(1);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect.poll(() => announced(page)).toBe(`${two.number} är flyttad till Pågår`);
  await card(page, 'inProgress', two.number).waitFor();
  expect(await kept(two)).toMatchObject({ status: 'inProgress', version: 2, dueDate: '2090-01-02' });
  // The hands stay on the card.
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-card'))).toBe(two.id);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-card'))).toBe(one.id);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').or(page.getByRole('complementary')).or(page.getByText(one.number)).first().waitFor();
  expect(page.url()).toContain(`#/tasks/board/${one.id}`);
  expect(broken).toEqual([]);
  await close();
});

test('a card dragged by the mouse gets the status of its column, and the other one sees it there', async () => {
  const task = await add('Musdraget');
  const kim = await openTab(browser, api.url, 'kim', '/tasks/board');
  const robin = await openTab(browser, api.url, 'robin', '/tasks/board');
  await Promise.all([searched(kim.page, 'Musdraget'), searched(robin.page, 'Musdraget')]);
  await card(robin.page, 'open', task.number).waitFor();
  // Nothing moves under the hand: the search has been answered.
  await expect.poll(() => kim.page.locator('[data-card]').count(), { timeout: 30_000 }).toBe(1);
  await card(kim.page, 'open', task.number).dragTo(kim.page.locator('[data-column="inProgress"]'));
  await card(kim.page, 'inProgress', task.number).waitFor();
  await card(robin.page, 'inProgress', task.number).waitFor();
  expect(await card(robin.page, 'open', task.number).count()).toBe(0);
  await expect.poll(async () => (await kept(task)).status, { timeout: 30_000 }).toBe('inProgress');
  expect([kim.broken, robin.broken]).toEqual([[], []]);
  await Promise.all([kim.close(), robin.close()]);
});

test('the menu of a card moves it between responsibles too, and the figure of each column follows', async () => {
  const task = await add('Menyflytten', { responsible: 'robin' });
  await add('Menyflytten två', { responsible: 'kim' });
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks/board');
  await searched(page, 'Menyflytten');
  await page.getByLabel('Kolumner efter').selectOption('responsible');
  await card(page, 'robin', task.number).waitFor();
  await card(page, 'robin', task.number)
    .getByRole('button', { name: `Flytta ${task.number}` })
    .click();
  await page.getByRole('menuitemradio', { name: 'kim Påhittad' }).click();
  await card(page, 'kim', task.number).waitFor();
  await page.getByRole('region', { name: 'kim Påhittad, 2 uppgifter' }).waitFor();
  await expect.poll(async () => (await kept(task)).responsible.id, { timeout: 30_000 }).toBe('kim');
  await page.getByLabel('Kolumner efter').selectOption('status');
  expect(broken).toEqual([]);
  await close();
});

test('a move that is refused comes back with a sentence, and nothing was written', async () => {
  const task = await add('Nekad flytt');
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks/board');
  await searched(page, 'Nekad flytt');
  await card(page, 'open', task.number).waitFor();
  await page.route('**/api/tasks/*', (route) =>
    route.request().method() === 'PATCH'
      ? route.fulfill({
          status: 403,
          contentType: 'application/json',
          body: JSON.stringify({ error: { code: 'notAllowed', message: 'Du får inte göra det här.' } }),
        })
      : route.continue(),
  );
  await card(page, 'open', task.number).locator('[data-card]').focus();
  for (const key of ['Space', 'ArrowRight', 'Space']) await page.keyboard.press(key);
  await page.getByText('Du får inte göra det här.').waitFor();
  await expect.poll(() => announced(page)).toBe(`${task.number} gick inte att flytta och ligger kvar i Ej påbörjad`);
  await card(page, 'open', task.number).waitFor();
  expect(await card(page, 'inProgress', task.number).count()).toBe(0);
  expect((await kept(task)).version).toBe(1);
  expect(broken).toEqual([]);
  await close();
});

test('two who move the same card at once: the later one is shown both values, and neither is lost', async () => {
  const task = await add('Samtidig flytt');
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks/board');
  await searched(page, 'Samtidig flytt');
  const open = card(page, 'open', task.number).locator('[data-card]');
  await open.focus();
  await page.keyboard.press('Space');
  // Someone else is done with it while it is in the hand.
  await change(task, 'status', 'done');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('radio', { name: /Klar/ }).waitFor();
  await dialog.getByRole('radio', { name: /Pågår/ }).check();
  await dialog.getByRole('button', { name: 'Spara valet' }).click();
  await card(page, 'inProgress', task.number).waitFor();
  await expect.poll(async () => (await kept(task)).status).toBe('inProgress');
  expect(broken).toEqual([]);
  await close();
});

test('who may only finish what they were given moves that, and lifts nothing into another’s hands', async () => {
  const task = await add('Given till nurse', { responsible: 'nurse' });
  const { page, broken, close } = await openTab(browser, api.url, 'nurse', '/tasks/board');
  await card(page, 'open', task.number).waitFor();
  expect(await page.getByLabel('Kolumner efter').locator('option').allInnerTexts()).toEqual(['Status', 'Prioritet']);
  await page.getByLabel('Kolumner efter').selectOption('priority');
  await card(page, 'medium', task.number).locator('[data-card]').focus();
  await page.keyboard.press('Space');
  expect(await announced(page)).toBe(`Du får inte ändra prioritet på ${task.number}.`);
  expect(await card(page, 'medium', task.number).getByRole('button').count()).toBe(0);
  await page.getByLabel('Kolumner efter').selectOption('status');
  await card(page, 'open', task.number).locator('[data-card]').focus();
  for (const key of ['Space', 'ArrowRight', 'ArrowRight', 'Space']) await page.keyboard.press(key);
  await expect.poll(async () => (await kept(task)).status).toBe('done');
  expect(broken).toEqual([]);
  await close();
});

test('a long column draws only what is in sight, counts all of it, and its end can be reached by one key', async () => {
  await Promise.all(Array.from({ length: 130 }, (_, index) => add(`Lång kolumn ${String(index).padStart(3, '0')}`)));
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks/board');
  await searched(page, 'Lång kolumn');
  await page.getByRole('region', { name: 'Ej påbörjad, 130 uppgifter' }).waitFor();
  const cards = page.locator('[data-column="open"] [data-card]');
  await cards.first().focus();
  expect(await cards.count()).toBeLessThan(40);
  await page.keyboard.press('End');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[data-index]')?.getAttribute('data-index')), {
      timeout: 30_000,
    })
    .toBe('129');
  expect(await cards.count()).toBeLessThan(40);
  expect(broken).toEqual([]);
  await close();
});

test.each([
  { theme: 'light', phone: false, locale: 'sv' },
  { theme: 'dark', phone: true, locale: 'en' },
  { theme: 'contrast', phone: false, locale: 'sv' },
  { theme: 'light', phone: true, locale: 'sv' },
  { theme: 'contrast', phone: true, locale: 'en' },
  { theme: 'dark', phone: false, locale: 'sv' },
] as const)('axe finds nothing wrong with the board: $theme, $locale, phone $phone', async (look) => {
  const task = await add('Axtavlan', {
    dueDate: '2026-01-01',
    responsible: 'robin',
    participants: ['kim'],
    origin: 'rsa',
    priority: 'urgent',
    recurrence: 'P1Y',
    checklist: [{ id: crypto.randomUUID(), text: 'Ett steg' }],
  });
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks/board', look);
  await searched(page, 'Axtavlan');
  await card(page, 'open', task.number).waitFor();
  expect(await faults(page)).toEqual([]);
  await card(page, 'open', task.number).locator('[data-card]').focus();
  for (const key of ['Space', 'ArrowRight']) await page.keyboard.press(key);
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(broken).toEqual([]);
  await close();
});
