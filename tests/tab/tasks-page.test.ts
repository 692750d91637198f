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

const add = async (title: string, part: object = {}): Promise<string> =>
  (await api.ask('kim', 'POST', '/api/tasks', { title, ...part })).json.number;
const row = (page: Page, number: string) => page.locator(`[data-task="${number}"]`);
const title = (page: Page, number: string) => row(page, number).getByRole('textbox');
const holds = (page: Page, number: string, value: string) =>
  page.locator(`[data-task="${number}"] input[title="${value}"]`).waitFor();

test('in local mode a tab of its own asks who, and the choice leads in', async () => {
  const context = await browser.newContext({ locale: 'sv-SE' });
  const page = await context.newPage();
  await page.goto(`${api.url}/tab/#/tasks`);
  await page.getByRole('heading', { name: 'Välj vem du är' }).waitFor();
  await page.getByRole('searchbox').fill('kim');
  await page.getByRole('link', { name: /kim Påhittad/ }).click();
  await page.getByRole('heading', { name: 'Uppgifter' }).waitFor();
  await context.close();
});

test('what one edits in place the other sees without a reload, and an undo as well', async () => {
  const number = await add('Se över skyltar');
  const kim = await openTab(browser, api.url, 'kim', '/tasks');
  const robin = await openTab(browser, api.url, 'robin', '/tasks');
  await title(kim.page, number).fill('Byt skyltar');
  await title(kim.page, number).press('Enter');
  await holds(robin.page, number, 'Byt skyltar');
  await kim.page.getByRole('button', { name: 'Ångra' }).click();
  await holds(robin.page, number, 'Se över skyltar');
  await kim.page.getByLabel('Lägg till en uppgift').fill('Ny av Kim');
  await kim.page.keyboard.press('Enter');
  await robin.page.locator('input[title="Ny av Kim"]').waitFor();
  expect([kim.broken, robin.broken]).toEqual([[], []]);
  await Promise.all([kim.close(), robin.close()]);
});

test('two who write in the same field are shown both values, and the choice holds for both', async () => {
  const number = await add('Lås');
  const kim = await openTab(browser, api.url, 'kim', '/tasks');
  const robin = await openTab(browser, api.url, 'robin', '/tasks');
  await title(robin.page, number).fill('Robins lås');
  await title(kim.page, number).fill('Kims lås');
  await title(kim.page, number).press('Enter');
  await kim.page.getByText('Sparat').waitFor();
  await title(robin.page, number).press('Enter');
  const dialog = robin.page.getByRole('alertdialog');
  await dialog.getByText('Kims lås').waitFor();
  expect(await faults(robin.page)).toEqual([]);
  await dialog.getByRole('radio', { name: /Robins lås/ }).check();
  await dialog.getByRole('button', { name: 'Spara valet' }).click();
  await holds(kim.page, number, 'Robins lås');
  await row(kim.page, number)
    .getByRole('link', { name: `Öppna ${number}` })
    .click();
  await kim.page.getByText('robin Påhittad ville ändra uppgift, men någon hann före').waitFor();
  expect([kim.broken, robin.broken]).toEqual([[], []]);
  await Promise.all([kim.close(), robin.close()]);
});

test('by keyboard alone a task is given a date and a responsible, discussed and finished', async () => {
  const number = await add('Bara tangenter');
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await title(page, number).focus();
  await press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('administration');
  await press('Tab', 'Enter');
  await page.getByRole('combobox', { name: `Ansvarig för ${number}` }).waitFor();
  await page.keyboard.type('robin');
  await page.getByRole('option', { name: /robin/ }).waitFor();
  await press('ArrowDown', 'Enter');
  await row(page, number)
    .getByRole('button', { name: /robin Påhittad/ })
    .waitFor();
  await row(page, number)
    .getByRole('button', { name: /^Förfaller/ })
    .focus();
  await press('Enter');
  // In which order a date is typed is the browser's own matter.
  await page.locator('input[type="date"]').fill('2026-12-24');
  await press('Enter');
  await row(page, number)
    .getByRole('button', { name: /24 dec/ })
    .waitFor();
  await row(page, number)
    .getByRole('link', { name: `Öppna ${number}` })
    .press('Enter');
  await page.getByLabel('Skriv en kommentar').fill('Klart i morgon');
  await page.getByRole('button', { name: 'Kommentera' }).press('Enter');
  await page.getByRole('listitem').getByText('Klart i morgon').waitFor();
  await row(page, number).getByRole('checkbox').press('Space');
  await page.getByText(`${number} är klar`).waitFor();
  expect(broken).toEqual([]);
  await close();
});

test('an employee sees what they were given, and nothing to add or edit but its status', async () => {
  const mine = await add('Din uppgift', { responsible: 'nurse' });
  await add('Någon annans');
  const { page, broken, close } = await openTab(browser, api.url, 'nurse', '/tasks');
  await row(page, mine).waitFor();
  expect(await page.locator('[data-task]').count()).toBe(1);
  expect(await page.getByLabel('Lägg till en uppgift').count()).toBe(0);
  expect(await title(page, mine).isEditable()).toBe(false);
  await row(page, mine).getByRole('checkbox').click();
  await page.getByText(`${mine} är klar`).waitFor();
  expect(broken).toEqual([]);
  await close();
});

test.each([
  { theme: 'light', phone: false, locale: 'sv' },
  { theme: 'dark', phone: true, locale: 'en' },
  { theme: 'contrast', phone: false, locale: 'sv' },
] as const)('axe finds nothing wrong with the list and an open task: $theme, $locale, phone $phone', async (look) => {
  const number = await add('Försenad', { dueDate: '2026-01-01', responsible: 'robin', origin: 'rsa' });
  const { json } = await api.ask('kim', 'GET', `/api/tasks?text=${number}`);
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks', look);
  await row(page, number).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.goto(`${page.url().split('#')[0]}#/tasks/${json.tasks[0].id}`);
  await page.getByRole('heading', { name: /Historik|History/ }).waitFor();
  expect(await faults(page)).toEqual([]);
  expect(broken).toEqual([]);
  await close();
});
