import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { faults } from '../../browser/look.ts';
import { launchBrowser } from '../../setup/browser.ts';
import type { Graph } from '../asking.ts';
import { aSite, disa, nour } from './a-site.ts';

let browser: Browser;
let graph: Graph;
let page: Page;
const broken: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  graph = await aSite();
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'sv-SE' });
  page.on('pageerror', (error) => broken.push(error.message));
  page.on(
    'console',
    (message) =>
      message.type() === 'error' && !message.text().includes('400 (Bad Request)') && broken.push(message.text()),
  );
  await page.goto(`${graph.url}/sharepoint`);
  return async () => {
    await page.close();
    await graph.stop();
    expect(broken.splice(0)).toEqual([]);
  };
});

const row = (text: string) => page.getByRole('row', { name: text });
const rowOf = (id: number) => graph.rows('Uppgifter').find((one) => one.id === id)?.fields;

test('what Trygg writes shows by itself', async () => {
  await row('Öva larmrutinen').waitFor();
  graph.as(nour, 'Uppgifter').add({ Title: 'Kom av sig själv' });
  await row('Kom av sig själv').waitFor();
  expect(await row('Kom av sig själv').textContent()).toContain('Nour Nilsson');
});

test('a person changes a field, and only that one is written, in their name', async () => {
  await page.getByLabel('Du är').selectOption(disa);
  await row('Byt lås').getByRole('button', { name: 'Ändra rad 1' }).click();
  await page.getByLabel('Status').selectOption('Klar');
  await page.getByLabel('Ansvarig').selectOption(nour);
  await page.getByRole('button', { name: 'Spara' }).click();
  await row('Byt lås').getByText('Klar', { exact: true }).waitFor();
  const [version] = graph.list('Uppgifter').items.get(1)?.versions.slice(-1) ?? [];
  expect(version).toMatchObject({ number: 2, by: { user: { id: disa } } });
  expect(rowOf(1)).toMatchObject({
    TaskStatus: 'Klar',
    Number: 'U-00007',
    DueDate: '2026-12-03T23:00:00Z',
    ResponsibleLookupId: String(graph.siteUserId(nour)),
  });
});

test('a row is taken away, lies in the bin, and comes back as it was', async () => {
  await row('Öva larmrutinen').getByRole('button', { name: 'Ändra rad 2' }).click();
  await page.getByRole('button', { name: 'Ta bort raden' }).click();
  await page.getByRole('heading', { name: 'Papperskorgen' }).waitFor();
  expect(rowOf(2)).toBeUndefined();
  await page.getByRole('button', { name: 'Återställ rad 2' }).click();
  await page.getByRole('heading', { name: 'Papperskorgen' }).waitFor({ state: 'detached' });
  expect(rowOf(2)).toMatchObject({ Title: 'Öva larmrutinen med kvällspersonalen' });
});

test('what SharePoint would refuse is refused, and said in the form', async () => {
  await page.getByRole('button', { name: 'Ny rad' }).click();
  await page.getByLabel('Rubrik').fill('x'.repeat(300));
  await page.getByRole('button', { name: 'Spara' }).click();
  await page.getByRole('alert').getByText('too long').waitFor();
  expect(graph.rows('Uppgifter')).toHaveLength(2);
});

test('the case list is only read, and a file can be had', async () => {
  await page.getByRole('link', { name: 'Ärenden' }).click();
  await row('RH-26-00041').waitFor();
  expect(await page.getByRole('button', { name: /Ändra/ }).count()).toBe(0);
  await page.getByRole('link', { name: 'Dokument' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '2026-11-20.md' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('2026-11-20.md');
});

test('another page on this machine cannot write: only JSON is taken', async () => {
  const act = JSON.stringify({ as: disa, list: 'Uppgifter', item: 1, does: 'delete' });
  const answer = await fetch(`${graph.url}/sharepoint/act`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: act,
  });
  expect(answer.status).toBe(404);
  expect(graph.rows('Uppgifter')).toHaveLength(2);
});

describe.each([
  ['a desk', 1280, 'light'],
  ['a desk in the dark', 1280, 'dark'],
  ['a telephone', 375, 'light'],
  ['a telephone in the dark', 375, 'dark'],
] as const)('on %s', (_where, width, colorScheme) => {
  test('nothing stands in the way of anyone, and nothing goes past the edge', async () => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    graph.as(nour, 'Uppgifter').delete(2);
    for (const place of ['Ärenden', 'Dokument', 'Uppgifter']) {
      await page.getByRole('link', { name: place }).click();
      await page.getByRole('heading', { level: 2, name: place }).waitFor();
      expect(await faults(page.mainFrame())).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await page.getByRole('button', { name: 'Ändra rad 1' }).click();
    expect(await faults(page.mainFrame())).toEqual([]);
  });
});
