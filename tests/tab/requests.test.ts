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

const task = async (title: string): Promise<string> =>
  (await api.ask('kim', 'POST', '/api/tasks', { title, dueDate: '2099-12-01' })).json.id;
const section = (page: Page) => page.getByRole('region', { name: 'Begäran till hyresvärd eller leverantör' });

async function fillIn(page: Page) {
  const form = page.getByRole('alertdialog');
  await form.getByLabel('Vem ska göra det?').selectOption('landlord');
  await form.getByLabel('Vad ska göras?').selectOption('repair');
  await form.getByLabel('Med vad?').selectOption('entranceDoor');
  await form.getByRole('combobox', { name: /Var\?/ }).pressSequentially('prov');
  await page.getByRole('option', { name: /Provavdelningen/ }).click();
  await form.getByRole('button', { name: 'Gör begäran' }).click();
}

test('a request is made of choices, its letter says nothing of the task, and it is fulfilled with evidence', async () => {
  const id = await task('Hemlig rubrik om dörren');
  const { page, broken, close } = await openTab(browser, api.url, 'kim', `/tasks/${id}`);
  await section(page).getByRole('button', { name: 'Ny begäran' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Gör begäran' }).click();
  await page.getByText('Fyll i det som saknas.').waitFor();
  expect(await faults(page)).toEqual([]);
  await fillIn(page);
  const letter = page.getByRole('dialog');
  await letter.getByText(/Åtgärd: Laga entrédörr/).waitFor();
  const said = (await letter.textContent()) ?? '';
  expect(said).toContain('Klart senast: 2099-12-01');
  expect(said).not.toContain('Hemlig');
  const mail = await letter.getByRole('link', { name: 'Öppna i e-post' }).getAttribute('href');
  expect(decodeURIComponent(mail ?? '')).toMatch(/^mailto:hus@husen\.example\?subject=Begäran B-\d+: Laga entrédörr/);
  expect(decodeURIComponent(mail ?? '')).not.toContain('Hemlig');
  expect(await faults(page)).toEqual([]);
  await letter.getByRole('button', { name: 'Stäng' }).click();

  await section(page).getByText('Väntar på svar').waitFor();
  await section(page).getByRole('button', { name: 'Klar', exact: true }).click();
  const evidence = page.getByRole('dialog');
  await evidence.getByRole('radio', { name: 'Protokoll eller intyg' }).check();
  await evidence.getByLabel('Vilken dag var det klart?').fill('2026-11-02');
  await evidence.getByRole('button', { name: 'Spara som klar' }).click();
  await section(page)
    .getByText(/Protokoll eller intyg, kim Påhittad/)
    .waitFor();
  await page.getByRole('button', { name: 'Ångra' }).first().click();
  await section(page).getByText('Väntar på svar').waitFor();
  expect(broken).toEqual([]);
  await close();
});

test.each(['light', 'dark', 'contrast'] as const)('on a phone, in %s, it is made and read', async (theme) => {
  const id = await task('Telefon');
  const { page, broken, close } = await openTab(browser, api.url, 'kim', `/tasks/${id}`, { theme, phone: true });
  await section(page).getByRole('button', { name: 'Ny begäran' }).click();
  await fillIn(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Kopiera brevet' }).waitFor();
  expect(await faults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(broken).toEqual([]);
  await close();
});
