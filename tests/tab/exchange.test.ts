import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { world } from '../api/world.ts';
import { launchBrowser } from '../setup/browser.ts';
import { faults, openTab } from './page.ts';

vi.setConfig({ testTimeout: 120_000 });
const soon = { timeout: 30_000 };

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
const found = async (title: string) =>
  (await api.ask('kim', 'GET', `/api/tasks?view=all&text=${encodeURIComponent(title)}`)).json.tasks;

const menu = async (page: Page, item: string | RegExp) => {
  await page.getByRole('button', { name: /Excel och CSV|Excel and CSV/ }).click();
  await page.getByRole('menuitem', { name: item }).click();
};
/** As Ctrl+V gives it to whatever has the focus. */
const paste = (page: Page, text: string) =>
  page.evaluate((rows) => {
    const data = new DataTransfer();
    data.setData('text/plain', rows);
    const at = document.activeElement ?? document.body;
    at.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
const dialog = (page: Page) => page.getByRole('dialog');
const line = (page: Page, at: number) => dialog(page).locator(`[data-line="${at}"]`);

test('rows pasted into the list are shown with what is wrong, put right there, and written when one says so; undo takes them away', async () => {
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  await page.getByRole('button', { name: 'Excel och CSV' }).waitFor();
  const rows = [
    'Uppgift\tAnsvarig\tFörfaller',
    'Klistrad ett\trobin Påhittad\t1 dec 2026',
    'Klistrad två\tOkänd Person\tsnart',
  ];
  await paste(page, rows.join('\r\n'));
  await dialog(page).getByText('Nya uppgifter: 1. Ändras: 0. Fel: 1.').waitFor();
  expect(await found('Klistrad')).toEqual([]);
  expect(await faults(page)).toEqual([]);
  const confirm = dialog(page).getByRole('button', { name: /^Importera \d+ rad(er)?$/ });
  expect(await confirm.isDisabled()).toBe(true);
  await line(page, 3).getByLabel('Förfaller, Rad 3').fill('2026-12-02');
  await line(page, 3).getByLabel('Ansvarig, Rad 3').fill('kim påhittad');
  await page.keyboard.press('Enter');
  await dialog(page).getByText('Nya uppgifter: 2. Ändras: 0. Fel: 0.').waitFor();
  await confirm.click();
  await page.getByText('Importen är sparad. Nya uppgifter: 2. Ändrade: 0.').waitFor();
  const two = await found('Klistrad två');
  expect(two).toMatchObject([{ dueDate: '2026-12-02', responsible: { id: 'kim' } }]);
  await page.locator(`[data-task="${two[0].number}"]`).waitFor();
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect.poll(async () => (await found('Klistrad')).length, soon).toBe(0);
  expect(broken).toEqual([]);
  await close();
});

test('a paste into a field is that field’s own', async () => {
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  await page.getByRole('button', { name: 'Excel och CSV' }).waitFor();
  await page.getByLabel('Lägg till en uppgift').focus();
  await paste(page, 'Inte en import');
  expect(await dialog(page).count()).toBe(0);
  expect(broken).toEqual([]);
  await close();
});

test('what is exported to Excel and imported again is as it was, and a change in it becomes that change', async () => {
  const task = await add('=Rundtur', { dueDate: '2026-12-01', responsible: 'robin', description: '- en\n- två' });
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  for (const [item, kind] of [
    ['Exportera till Excel', 'xlsx'],
    ['Exportera till CSV', 'csv'],
  ] as const) {
    const [download] = await Promise.all([page.waitForEvent('download'), menu(page, item)]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^uppgifter \\d{4}-\\d\\d-\\d\\d\\.${kind}$`));
    const buffer = await readFile(await download.path());
    await menu(page, 'Importera från fil eller klistra in');
    await dialog(page)
      .locator('input[type="file"]')
      .setInputFiles({ name: `a.${kind}`, mimeType: '', buffer });
    await dialog(page)
      .getByText(/Nya uppgifter: 0. Ändras: 0. Fel: 0./)
      .waitFor();
    await dialog(page)
      .getByText(/alla rader är redan som i listan/)
      .waitFor();
    await dialog(page).getByRole('button', { name: 'Avbryt' }).click();
    await dialog(page).waitFor({ state: 'detached' });
  }
  await paste(page, `Nummer\tUppgift\tFörfaller\tVersion\n${task.number}\t'=Rundtur\t24/12 2026\t1`);
  await dialog(page).getByText('Nya uppgifter: 0. Ändras: 1. Fel: 0.').waitFor();
  await line(page, 2).getByText('Nu: 2026-12-01').waitFor();
  await dialog(page).getByRole('button', { name: 'Importera 1 rad' }).click();
  await expect.poll(async () => (await found(task.number))[0].dueDate, soon).toBe('2026-12-24');
  expect(broken).toEqual([]);
  await close();
});

test('what someone changed since the sheet was made is shown with both values, and the choice holds', async () => {
  const task = await add('Krockad', { dueDate: '2026-12-01' });
  await api.ask('robin', 'PATCH', `/api/tasks/${task.id}`, {
    changes: [{ field: 'dueDate', value: '2026-12-10', base: 1 }],
  });
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  await page.getByRole('button', { name: 'Excel och CSV' }).waitFor();
  await paste(page, `Nummer\tFörfaller\tVersion\n${task.number}\t2026-12-24\t1`);
  await line(page, 2).getByText('robin Påhittad har ändrat till 2026-12-10').waitFor();
  expect(await faults(page)).toEqual([]);
  await line(page, 2)
    .getByRole('button', { name: /Skriv filens/ })
    .click();
  await dialog(page).getByRole('button', { name: 'Importera 1 rad' }).click();
  await expect.poll(async () => (await found('Krockad'))[0].dueDate, soon).toBe('2026-12-24');
  expect(broken).toEqual([]);
  await close();
});

test('selected rows, or all, are copied as text and as a table', async () => {
  await add('Kopierad <b>rad</b>');
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await menu(page, 'Kopiera rader');
  await page.getByText(/rader är kopierade/).waitFor();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const part = async (kind: string) => (await (await item?.getType(kind))?.text()) ?? '';
    return { text: await part('text/plain'), html: await part('text/html') };
  });
  expect(copied.text).toMatch(/^Nummer\tUppgift\tStatus/);
  expect(copied.text).toContain('\tKopierad <b>rad</b>\t');
  expect(copied.html).toContain('<td>Kopierad &lt;b&gt;rad&lt;/b&gt;</td>');
  expect(broken).toEqual([]);
  await close();
});

test('who may not add is offered no import', async () => {
  await add('Din', { responsible: 'nurse' });
  const { page, broken, close } = await openTab(browser, api.url, 'nurse', '/tasks');
  await page.getByRole('button', { name: 'Excel och CSV' }).click();
  await page.getByRole('menuitem', { name: 'Exportera till CSV' }).waitFor();
  expect(await page.getByRole('menuitem', { name: /Importera/ }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await paste(page, 'Ny rad');
  expect(await dialog(page).count()).toBe(0);
  expect(broken).toEqual([]);
  await close();
});

test.each([
  { theme: 'light', phone: true, locale: 'sv' },
  { theme: 'dark', phone: false, locale: 'en' },
  { theme: 'contrast', phone: true, locale: 'sv' },
] as const)('axe finds nothing wrong with the dialog, empty and full: $theme, $locale, phone $phone', async (look) => {
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks', look);
  await menu(page, /Importera|Import/);
  await dialog(page).getByRole('textbox').waitFor();
  expect(await faults(page)).toEqual([]);
  await dialog(page).getByRole('textbox').focus();
  await paste(page, 'Uppgift\tAnsvarig\tFörfaller\nRätt\trobin Påhittad\t2026-12-01\nFel\tRobin Annan\tsnart');
  await line(page, 3).getByRole('combobox').waitFor();
  expect(await faults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(broken).toEqual([]);
  await close();
});
