import type { Browser } from 'playwright-core';
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

const round = {
  origin: 'selfInspection',
  title: 'Brandskyddsrond',
  description: '',
  priority: 'important',
  dueInDays: 14,
  recurrence: 'P3M',
  administration: null,
  checklist: ['Släckare'],
};

test('a template is written, used by someone else in two presses, and the task undone', async () => {
  const kim = await openTab(browser, api.url, 'kim', '/tasks');
  await kim.page.getByRole('button', { name: 'Från mall' }).click();
  await kim.page.getByText('Inga mallar än').waitFor();
  await kim.page.getByRole('menuitem', { name: 'Mallar …' }).click();
  const dialog = kim.page.getByRole('dialog').or(kim.page.getByRole('alertdialog'));
  await dialog.getByText('Här finns inga mallar än.').waitFor();
  expect(await faults(kim.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Ny mall' }).click();
  await dialog.getByLabel('Vad ska göras?').fill('Årlig rond');
  await dialog.getByLabel('Upprepas').selectOption('P1Y');
  await dialog.getByLabel('Checklista').fill('Släckare\n\n  Skyltar ');
  expect(await faults(kim.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Spara mallen' }).click();
  await dialog.getByText(/Ägs av kim Påhittad.*Varje år.*2 punkter/).waitFor();

  const robin = await openTab(browser, api.url, 'robin', '/tasks');
  await robin.page.getByRole('button', { name: 'Från mall' }).click();
  await robin.page.getByRole('menuitem', { name: 'Årlig rond' }).click();
  await robin.page.getByText(/U-\d+ är tillagd från mallen/).waitFor();
  await robin.page.locator('[data-task] input[title="Årlig rond"]').waitFor();
  await robin.page.getByRole('button', { name: 'Ångra' }).first().click();
  await robin.page.locator('[data-task] input[title="Årlig rond"]').waitFor({ state: 'detached' });
  expect([kim.broken, robin.broken]).toEqual([[], []]);
  await Promise.all([kim.close(), robin.close()]);
});

test('a template that someone changed meanwhile is shown as it is now, and nothing is overwritten', async () => {
  await api.ask('kim', 'POST', '/api/templates', round);
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks', { theme: 'dark', phone: true });
  await page.getByRole('button', { name: 'Från mall' }).click();
  await page.getByRole('menuitem', { name: 'Mallar …' }).click();
  await page.getByRole('button', { name: 'Ändra: Brandskyddsrond' }).click();
  const [found] = (await api.ask('lee', 'GET', '/api/templates')).json.templates.filter(
    ({ title }: { title: string }) => title === round.title,
  );
  const changed = { base: found.version, fields: { ...round, dueInDays: 3 } };
  expect((await api.ask('lee', 'PATCH', `/api/templates/${found.id}`, changed)).status).toBe(200);
  await page.getByLabel('Vad ska göras?').fill('Skriver över');
  await page.getByRole('button', { name: 'Spara mallen' }).click();
  await page.getByText('Någon ändrade mallen medan du skrev.').waitFor();
  expect(await page.getByLabel('Vad ska göras?').inputValue()).toBe('Brandskyddsrond');
  expect(await page.getByLabel('Klar inom antal dagar').inputValue()).toBe('3');
  expect(await faults(page)).toEqual([]);
  expect(broken).toEqual([]);
  await close();
});

test('who has no part in the list is offered no templates', async () => {
  const { page, close } = await openTab(browser, api.url, 'nurse', '/tasks');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByRole('button', { name: 'Från mall' }).count()).toBe(0);
  await close();
});

for (const phone of [false, true])
  test(`a template that was removed is put back by a press in the dialog, phone ${phone}`, async () => {
    const title = `Bort och åter ${phone}`;
    await api.ask('kim', 'POST', '/api/templates', { ...round, title });
    const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks', { phone });
    await page.getByRole('button', { name: 'Från mall' }).click();
    await page.getByRole('menuitem', { name: 'Mallar …' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: `Ta bort: ${title}` }).click();
    await dialog.getByText(title, { exact: true }).waitFor({ state: 'detached' });
    await dialog.getByRole('status').getByRole('button', { name: 'Ångra' }).click();
    await dialog.getByRole('button', { name: `Ta bort: ${title}` }).waitFor();
    expect(broken).toEqual([]);
    await close();
  });
