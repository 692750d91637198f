import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { marker, world } from '../api/world.ts';
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

test('a partner takes, asks, makes a task and closes in the tab, and the reporter follows without a reload', async () => {
  const of = await api.makeCase();
  const holder = await openTab(browser, api.url, 'holder', '/cases');
  const nurse = await openTab(browser, api.url, 'nurse', `/cases/${of.id}`);
  const { page } = holder;
  await page.getByRole('link', { name: new RegExp(of.number) }).click();
  await page.getByRole('button', { name: 'Ta ärendet' }).click();
  await nurse.page.getByText('Tas om hand').waitFor();

  await page.getByRole('button', { name: 'Fråga anmälaren' }).click();
  await page.getByLabel('Din fråga').fill('Är det 070-174 06 05?');
  await page.getByRole('button', { name: 'Skicka frågan' }).click();
  await page.getByLabel('Ta bort dem').check();
  await page.getByRole('button', { name: 'Skicka frågan' }).click();
  await nurse.page.getByRole('button', { name: 'Svara' }).click();
  await nurse.page.getByLabel('Ditt svar').fill('Nej, en annan');
  await nurse.page.getByRole('button', { name: 'Skicka svaret' }).click();
  await page.getByText('Nej, en annan').waitFor();

  await page.getByRole('button', { name: 'Ny uppgift' }).click();
  await page.getByLabel('Vad ska göras').selectOption('reviewAlarm');
  await page.getByRole('button', { name: 'Lägg till uppgift' }).click();
  await page.getByRole('link', { name: 'Se över larm och larmrutiner' }).waitFor();
  await page.getByRole('button', { name: 'Avsluta' }).click();
  await page.getByLabel('Vad det ledde till').fill('Larmet är bytt.');
  await page.getByRole('button', { name: 'Avsluta ärendet' }).click();
  await page.getByText(/öppna uppgifter/).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Låt leva vidare utan ärendet' }).click();
  await page.getByText('hindrar inte längre').waitFor();
  await page.getByRole('button', { name: 'Avsluta' }).click();
  await page.getByLabel('Vad det ledde till').fill('Larmet är bytt.');
  await page.getByRole('button', { name: 'Avsluta ärendet' }).click();
  await nurse.page.getByText('Larmet är bytt.').waitFor();
  expect(await nurse.page.content()).not.toContain('holder Påhittad');
  expect([holder.broken, nurse.broken]).toEqual([[], []]);
  await Promise.all([holder.close(), nurse.close()]);
});

test('leadership reads the content after a stated reason, and the page it got before holds none of it', async () => {
  const of = await api.makeCase();
  const { page, broken, close } = await openTab(browser, api.url, 'lee', `/cases/${of.number}`, { theme: 'dark' });
  await page.getByText('Du ser att ärendet finns').waitFor();
  expect(await page.content()).not.toContain(marker);
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Läs innehållet …' }).click();
  await page.getByLabel('Anledning').fill('Granskning');
  await page.getByRole('button', { name: 'Läs innehållet', exact: true }).click();
  await page.getByText(`${marker}: ropade i receptionen`).waitFor();
  expect(broken).toEqual([]);
  await close();
});

test('who declares a conflict in the tab is led away and finds the case no more', async () => {
  const of = await api.makeCase();
  const { page, broken, close } = await openTab(browser, api.url, 'deputy', `/cases/${of.id}`);
  await page.getByRole('button', { name: 'Jag är berörd' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Jag är berörd' }).click();
  await page.getByRole('heading', { name: 'Kö' }).waitFor();
  expect(await page.getByRole('link', { name: new RegExp(of.number) }).count()).toBe(0);
  await page.goto(`${page.url().split('#')[0]}#/cases/${of.id}`);
  await page.getByText('Det finns inte, eller så får du inte se det.').waitFor();
  expect(broken).toEqual([]);
  await close();
});

test.each([
  { person: 'deputy', at: '', theme: 'light', phone: false },
  { person: 'deputy', at: '/case', theme: 'contrast', phone: false },
  { person: 'nurse', at: '/case', theme: 'dark', phone: true },
  { person: 'keeper', at: '/case', theme: 'light', phone: true },
] as const)('axe finds nothing wrong with the page that $person sees: cases$at, $theme, phone $phone', async (look) => {
  const of = await api.makeCase();
  const hash = look.at === '' ? '/cases' : `/cases/${of.id}`;
  const { page, broken, close } = await openTab(browser, api.url, look.person, hash, look);
  expect(await faults(page)).toEqual([]);
  expect(broken).toEqual([]);
  await close();
});
