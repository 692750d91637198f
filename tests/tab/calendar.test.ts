import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addDays, addMonths } from '../../tab/calendar/days.ts';
import { today } from '../../tab/format.ts';
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
const kept = async (task: Made) => (await api.ask('kim', 'GET', `/api/tasks/${task.id}`)).json;
const searched = (page: Page, text: string) => page.getByRole('searchbox').fill(text);
const on = (page: Page, date: string, number: string) => page.locator(`[data-date="${date}"] [data-task="${number}"]`);
const announced = (page: Page) => page.locator('[data-announced]').innerText();
/** What is old is paler until the new is here. */
const settled = (page: Page) =>
  expect.poll(() => page.locator('main [aria-busy="true"]').count(), { timeout: 30_000 }).toBe(0);
/** The middle of the month on show: days around it are in the same month. */
const middle = `${today().slice(0, 7)}-15`;

test('by keys a task is carried to another day, and only its due date changes', async () => {
  const task = await add('Kalendertangenter', { dueDate: middle, responsible: 'robin', priority: 'important' });
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks/calendar');
  await searched(page, 'Kalendertangenter');
  const before = await kept(task);
  await on(page, middle, task.number).focus();
  await page.keyboard.press('Space');
  expect(await announced(page)).toContain(`${task.number} är upplyft från`);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  expect(await announced(page)).toContain(`${task.number} ligger kvar på`);
  await on(page, middle, task.number).focus();
  for (const key of ['Space', 'ArrowDown', 'ArrowLeft', 'Space']) await page.keyboard.press(key);
  const to = addDays(middle, 6);
  await on(page, to, task.number).waitFor();
  await expect.poll(() => announced(page)).toContain(`${task.number} förfaller`);
  const { dueDate, overdue, version, fieldVersions, changedAt, ...rest } = await kept(task);
  expect([dueDate, version]).toEqual([to, 2]);
  expect(before).toMatchObject(rest);
  expect(fieldVersions).toEqual({ ...before.fieldVersions, dueDate: 2 });
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-entry')))
    .toBe(`due:${task.id}`);
  expect(broken).toEqual([]);
  await close();
});

test('carried past the month the calendar follows, and the task lands there', async () => {
  const task = await add('Månadsbytet', { dueDate: middle });
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks/calendar');
  await searched(page, 'Månadsbytet');
  await on(page, middle, task.number).focus();
  for (const key of ['Space', 'PageDown', 'ArrowRight', 'Space']) await page.keyboard.press(key);
  const to = addDays(addMonths(middle, 1), 1);
  await on(page, to, task.number).waitFor();
  await expect.poll(async () => (await kept(task)).dueDate, { timeout: 30_000 }).toBe(to);
  expect(broken).toEqual([]);
  await close();
});

test('dragged by the mouse it changes day, for the other one as well; and a follow-up moves its own date', async () => {
  const due = await add('Kalenderdraget', { dueDate: middle });
  const watched = await add('Kalenderdraget bevakas', { followUpDate: addDays(today(), 400), dueDate: middle });
  const kim = await openTab(browser, api.url, 'kim', '/tasks/calendar');
  const robin = await openTab(browser, api.url, 'robin', '/tasks/calendar');
  await Promise.all([searched(kim.page, 'Kalenderdraget'), searched(robin.page, 'Kalenderdraget')]);
  await on(robin.page, middle, due.number).waitFor();
  const to = addDays(middle, -2);
  await on(kim.page, middle, due.number).dragTo(kim.page.locator(`[data-date="${to}"]`));
  await on(robin.page, to, due.number).waitFor();
  await expect.poll(() => kept(due), { timeout: 30_000 }).toMatchObject({ dueDate: to, version: 2 });
  expect(await kept(watched)).toMatchObject({ dueDate: middle, version: 1 });
  expect([kim.broken, robin.broken]).toEqual([[], []]);
  await Promise.all([kim.close(), robin.close()]);
});

test('a move that is refused comes back to its day with a sentence', async () => {
  const task = await add('Nekad dag', { dueDate: middle });
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks/calendar');
  await searched(page, 'Nekad dag');
  await on(page, middle, task.number).waitFor();
  await page.route('**/api/tasks/*', (route) =>
    route.request().method() === 'PATCH'
      ? route.fulfill({
          status: 403,
          contentType: 'application/json',
          body: JSON.stringify({ error: { code: 'notAllowed', message: 'Du får inte göra det här.' } }),
        })
      : route.continue(),
  );
  await on(page, middle, task.number).focus();
  for (const key of ['Space', 'ArrowRight', 'Space']) await page.keyboard.press(key);
  await page.getByText('Du får inte göra det här.').waitFor();
  await on(page, middle, task.number).waitFor();
  await expect.poll(() => announced(page)).toContain(`${task.number} gick inte att flytta`);
  expect((await kept(task)).version).toBe(1);
  expect(broken).toEqual([]);
  await close();
});

test('what comes back is shown ahead as what it is, and a day with more than fits opens whole', async () => {
  const task = await add('Återkommaren', { dueDate: middle, recurrence: 'P1M' });
  await Promise.all([1, 2, 3, 4, 5].map((each) => add(`Återkommaren trängs ${each}`, { dueDate: middle })));
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks/calendar');
  await searched(page, 'Återkommaren');
  await page.locator(`[data-date="${middle}"]`).getByRole('button', { name: '+ 3 till' }).click();
  const day = page.getByRole('group', { name: /\d+ / }).or(page.locator('[role="dialog"], .fui-PopoverSurface'));
  await expect.poll(() => day.locator('[data-entry]').count()).toBe(6);
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Nästa månad' }).click();
  const ghost = on(page, addMonths(middle, 1), task.number);
  await ghost.waitFor();
  expect(await ghost.getAttribute('data-entry')).toMatch(/^ghost:/);
  expect(await ghost.getAttribute('aria-label')).toContain(`läggs till när ${task.number} blir klar`);
  await page.getByRole('button', { name: 'I dag' }).click();
  expect(broken).toEqual([]);
  await close();
});

test('the year’s wheel has the same figures as its table and as the list, and a month of it opens', async () => {
  const year = today().slice(0, 4);
  await add('Hjulkontroll ett', { dueDate: `${year}-03-03`, recurrence: 'P1Y' });
  await add('Hjulkontroll två', { dueDate: `${year}-03-31` });
  await add('Hjulkontroll tre', { dueDate: `${year}-12-31` });
  await add('Hjulkontroll fyra', { dueDate: `${Number(year) + 1}-01-01` });
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks/calendar');
  await searched(page, 'Hjulkontroll');
  await page.getByRole('radio', { name: 'Årshjul' }).check();
  const cells = (row: string) => page.locator(row).locator('td').allInnerTexts();
  await expect.poll(async () => (await cells('[data-month-row="3"]'))[0], { timeout: 30_000 }).toBe('2');
  for (const month of [1, 3, 12]) {
    const padded = String(month).padStart(2, '0');
    const { json } = await api.ask(
      'kim',
      'GET',
      `/api/tasks?text=Hjulkontroll&statuses=open,inProgress&from=${year}-${padded}-01&to=${year}-${padded}-31`.replace(
        '02-31',
        '02-28',
      ),
    );
    expect((await cells(`[data-month-row="${month}"]`))[0]).toBe(String(json.total));
    const button = page.locator(`[data-month="${month}"]`);
    expect(await button.getAttribute('aria-label')).toContain(`${json.total} förfaller`);
  }
  await page.locator('[data-month="12"]').focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-month'))).toBe('1');
  await page.locator('[data-month="3"]').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: `Mars ${year}` }).waitFor();
  await page.locator(`[data-date="${year}-03-31"] [data-entry]`).waitFor();
  await page.getByRole('button', { name: 'I dag' }).click();
  expect(broken).toEqual([]);
  await close();
});

test('on a phone the month is small, its days stand below, and a field moves a task to another day', async () => {
  const task = await add('Telefondag', { dueDate: middle });
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks/calendar', { phone: true });
  await searched(page, 'Telefondag');
  await on(page, middle, task.number).waitFor();
  await page.getByRole('button', { name: `Flytta ${task.number} till dag` }).click();
  const to = addDays(middle, 3);
  await page.getByLabel('Ny dag').fill(to);
  await page.getByRole('button', { name: 'Flytta dit' }).click();
  await page.getByText('Sparat').waitFor();
  await on(page, to, task.number).waitFor();
  await expect.poll(async () => (await kept(task)).dueDate, { timeout: 30_000 }).toBe(to);
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
] as const)('axe finds nothing wrong with month, week and wheel: $theme, $locale, phone $phone', async (look) => {
  await add('Axkalender', { dueDate: '2026-01-01', priority: 'urgent' });
  await add('Axkalender', { dueDate: middle, recurrence: 'P1W', priority: 'important' });
  await add('Axkalender', { followUpDate: addDays(today(), 1), dueDate: addDays(today(), 5) });
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks/calendar', look);
  await searched(page, 'Axkalender');
  await expect.poll(() => page.locator('[data-entry]').count(), { timeout: 30_000 }).toBeGreaterThan(2);
  await settled(page);
  expect(await faults(page)).toEqual([]);
  await page.getByRole('radio', { name: /Vecka|Week/ }).check();
  await page.locator(`section[data-date]`).first().waitFor();
  await settled(page);
  expect(await faults(page)).toEqual([]);
  await page.getByRole('radio', { name: /Årshjul|Year wheel/ }).check();
  await page.locator('[data-month="1"]').waitFor();
  await settled(page);
  expect(await faults(page)).toEqual([]);
  expect(broken).toEqual([]);
  await close();
});
