import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
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

const add = async (title: string, part: object = {}) =>
  (await api.ask('kim', 'POST', '/api/tasks', { title, ...part })).json;
const row = (page: Page, number: string) => page.locator(`[data-task="${number}"]`);
const face = (page: Page, number: string, name: RegExp) => row(page, number).getByRole('img', { name });

test('who is in a field shows on its row to the others at once, and goes when they leave', async () => {
  const task = await add('Var är vi');
  const kim = await openTab(browser, api.url, 'kim', '/tasks');
  const robin = await openTab(browser, api.url, 'robin', '/tasks');
  await row(robin.page, task.number).waitFor();
  await row(kim.page, task.number).locator('input[data-cell="title"]').focus();
  await face(robin.page, task.number, /kim Påhittad är i rubriken/).waitFor();
  expect(await faults(robin.page)).toEqual([]);
  // Told by the row, never by a region that speaks of itself.
  expect(await robin.page.locator('[aria-live] [data-editing], [role="status"] [data-editing]').count()).toBe(0);
  expect(await face(kim.page, task.number, /Påhittad/).count()).toBe(0);
  await row(kim.page, task.number).locator('select[data-cell="status"]').focus();
  await face(robin.page, task.number, /kim Påhittad är i status/).waitFor();
  await kim.page.getByLabel('Lägg till en uppgift').focus();
  await face(robin.page, task.number, /kim/).waitFor({ state: 'detached' });
  expect([kim.broken, robin.broken]).toEqual([[], []]);
  await Promise.all([kim.close(), robin.close()]);
});

test('who has a task open shows on its row, also on a phone, and is gone when their page is', async () => {
  const task = await add('Öppen');
  const robin = await openTab(browser, api.url, 'robin', '/tasks', { phone: true, theme: 'dark' });
  await row(robin.page, task.number).waitFor();
  const kim = await openTab(browser, api.url, 'kim', '/tasks');
  await row(kim.page, task.number).getByRole('link', { name: /Öppna/ }).click();
  await face(robin.page, task.number, /kim Påhittad har uppgiften öppen/).waitFor();
  expect(await faults(robin.page)).toEqual([]);
  await kim.page.goto(`${kim.page.url().split('#')[0]}#/tasks`);
  await face(robin.page, task.number, /kim/).waitFor({ state: 'detached' });
  expect([kim.broken, robin.broken]).toEqual([[], []]);
  await Promise.all([kim.close(), robin.close()]);
});

test('someone who is not heard of any more is gone after a while, without having said so', async () => {
  const task = await add('Tyst');
  const robin = await openTab(browser, api.url, 'robin', '/tasks');
  await row(robin.page, task.number).waitFor();
  await robin.page.clock.install();
  await api.ask('kim', 'POST', `/api/tasks/${task.id}/presence`, { field: 'dueDate' });
  await face(robin.page, task.number, /kim Påhittad är i datumet/).waitFor();
  await robin.page.clock.runFor(20_000);
  expect(await face(robin.page, task.number, /kim/).count()).toBe(1);
  await robin.page.clock.runFor(6_000);
  await face(robin.page, task.number, /kim/).waitFor({ state: 'detached' });
  expect(robin.broken).toEqual([]);
  await robin.close();
});
