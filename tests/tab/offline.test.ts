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
const read = async (id: string) => (await api.ask('kim', 'GET', `/api/tasks/${id}`)).json;
const historyOf = async (id: string) => (await api.ask('kim', 'GET', `/api/tasks/${id}/history`)).json;
const found = async (text: string) =>
  (await api.ask('kim', 'GET', `/api/tasks?view=all&text=${encodeURIComponent(text)}`)).json.tasks;
const row = (page: Page, number: string) => page.locator(`[data-task="${number}"]`);
const title = (page: Page, number: string) => row(page, number).locator('input[data-cell="title"]');
const offline = (page: Page, off: boolean) => page.context().setOffline(off);
const write = async (page: Page, number: string, text: string) => {
  await title(page, number).fill(text);
  await title(page, number).press('Enter');
};
const waits = (page: Page) => page.locator('[data-outbox="waiting"]');
const nothingWaits = (page: Page) => waits(page).waitFor({ state: 'detached' });

test('what is edited and added without a network shows at once, is marked, and is sent in order when it is back', async () => {
  const task = await add('Utan nät');
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  await title(page, task.number).waitFor();
  await offline(page, true);
  await write(page, task.number, 'Första');
  await row(page, task.number).getByRole('img', { name: 'Väntar på nätet' }).waitFor();
  await write(page, task.number, 'Andra');
  await row(page, task.number).locator('select[data-cell="status"]').selectOption('inProgress');
  await page.getByLabel('Lägg till en uppgift').fill('Ny utan nät');
  await page.keyboard.press('Enter');
  await page.locator('input[title="Ny utan nät"]').waitFor();
  await waits(page).getByText('4 ändringar väntar på nätet').waitFor();
  expect(await read(task.id)).toMatchObject({ title: 'Utan nät', status: 'open' });
  expect(await faults(page)).toEqual([]);
  await offline(page, false);
  await expect.poll(async () => (await read(task.id)).status, soon).toBe('inProgress');
  await expect.poll(async () => (await found('Ny utan nät')).length, soon).toBe(1);
  expect(await read(task.id)).toMatchObject({ title: 'Andra', version: 4 });
  const { revisions } = await historyOf(task.id);
  expect(revisions.map((each: { to: string; applied: boolean }) => [each.to, each.applied])).toEqual([
    ['Första', true],
    ['Andra', true],
    ['Pågår', true],
  ]);
  await nothingWaits(page);
  const [fresh] = await found('Ny utan nät');
  await row(page, fresh.number).waitFor();
  expect(await page.locator('input[title="Ny utan nät"]').count()).toBe(1);
  expect(await page.getByRole('img', { name: 'Väntar på nätet' }).count()).toBe(0);
  expect(broken).toEqual([]);
  await close();
});

test('what was written without a network survives that the page is closed', async () => {
  const task = await add('Kvar efter stängning');
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  await title(page, task.number).waitFor();
  // The page itself comes from the server, so only the API is away here.
  await page
    .context()
    .route('**/api/tasks/*', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()));
  await write(page, task.number, 'Skrivet före');
  await row(page, task.number).getByRole('img', { name: 'Väntar på nätet' }).waitFor();
  const second = await page.context().newPage();
  await page.close();
  await second.goto(`${api.url}/tab/?as=kim#/tasks`);
  await second.locator(`[data-task="${task.number}"] input[title="Skrivet före"]`).waitFor();
  await second.getByText(/1 ändring väntar på nätet|Skickar ändringar/).waitFor();
  expect((await read(task.id)).title).toBe('Kvar efter stängning');
  await second.context().unroute('**/api/tasks/*');
  await second.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(async () => (await read(task.id)).title, soon).toBe('Skrivet före');
  await nothingWaits(second);
  expect(broken).toEqual([]);
  await close();
});

test('a task that was added without a network can be edited at once, and keeps it all', async () => {
  const task = await add('Redan där');
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  await title(page, task.number).waitFor();
  await offline(page, true);
  await page.getByLabel('Lägg till en uppgift').fill('Lokal');
  await page.keyboard.press('Enter');
  await title(page, '…1').fill('Lokal och ändrad');
  await title(page, '…1').press('Enter');
  await row(page, '…1').locator('select[data-cell="status"]').selectOption('inProgress');
  await waits(page).getByText('3 ändringar väntar').waitFor();
  await offline(page, false);
  await expect.poll(async () => (await found('Lokal och ändrad'))[0]?.status, soon).toBe('inProgress');
  const [made] = await found('Lokal och ändrad');
  await row(page, made.number).waitFor();
  await row(page, '…1').waitFor({ state: 'detached' });
  expect((await historyOf(made.id)).revisions.every((each: { applied: boolean }) => each.applied)).toBe(true);
  expect(broken).toEqual([]);
  await close();
});

test('a comment written without a network stands in the open task, and is said once when it is back', async () => {
  const task = await add('Kommenteras');
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  await row(page, task.number).getByRole('link', { name: /Öppna/ }).click();
  await page.getByLabel('Skriv en kommentar').waitFor();
  await offline(page, true);
  await page.getByLabel('Skriv en kommentar').fill('Sagt utan nät');
  await page.getByRole('button', { name: 'Kommentera' }).click();
  await page.getByRole('listitem').getByText('Sagt utan nät').waitFor();
  await waits(page).waitFor();
  expect((await historyOf(task.id)).comments).toEqual([]);
  await offline(page, false);
  await expect.poll(async () => (await historyOf(task.id)).comments.length, soon).toBe(1);
  await nothingWaits(page);
  await expect.poll(() => page.getByRole('listitem').getByText('Sagt utan nät').count(), soon).toBe(1);
  expect(broken).toEqual([]);
  await close();
});

test('what someone else wrote meanwhile is shown field by field with both values, and the choice holds', async () => {
  const task = await add('Krock utan nät');
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  await title(page, task.number).waitFor();
  await offline(page, true);
  await write(page, task.number, 'Kims');
  await row(page, task.number).locator('select[data-cell="status"]').selectOption('done');
  await waits(page).waitFor();
  await api.ask('robin', 'PATCH', `/api/tasks/${task.id}`, { changes: [{ field: 'title', value: 'Robins', base: 1 }] });
  await offline(page, false);
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText('Robins').waitFor();
  // What waits behind what met someone else's change goes on.
  await expect.poll(() => read(task.id), soon).toMatchObject({ title: 'Robins', status: 'done' });
  await dialog.getByRole('radio', { name: /Kims/ }).check();
  await dialog.getByRole('button', { name: 'Spara valet' }).click();
  await expect.poll(async () => (await read(task.id)).title, soon).toBe('Kims');
  expect(broken).toEqual([]);
  await close();
});

test('what is refused when it is sent is told with the reason, can be copied, and goes only when one says so', async () => {
  const task = await add('Vägras');
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  await title(page, task.number).waitFor();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await offline(page, true);
  await write(page, task.number, 'Ring 19121212-1212');
  await waits(page).waitFor();
  await offline(page, false);
  await page.getByText('1 ändring kunde inte sparas.').waitFor();
  expect((await read(task.id)).title).toBe('Vägras');
  await page.locator(`[data-task="${task.number}"] input[title="Vägras"]`).waitFor();
  await page.getByRole('button', { name: 'Visa', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/personnummer/).waitFor();
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole('button', { name: /Kopiera/ }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Ring 19121212-1212');
  await dialog.getByRole('button', { name: /Ta bort/ }).click();
  await page.getByText('1 ändring kunde inte sparas.').waitFor({ state: 'detached' });
  expect(broken).toEqual([]);
  await close();
});

test('two pages of one person send what waits once', async () => {
  const task = await add('Två flikar');
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  const other = await page.context().newPage();
  await other.goto(`${api.url}/tab/?as=kim#/tasks`);
  for (const each of [page, other]) await title(each, task.number).waitFor();
  await offline(page, true);
  await write(page, task.number, 'En');
  await waits(other).waitFor();
  await write(other, task.number, 'Två');
  await waits(page).getByText('2 ändringar').waitFor();
  await offline(page, false);
  await expect.poll(async () => (await read(task.id)).title, soon).toBe('Två');
  for (const each of [page, other]) await nothingWaits(each);
  const { revisions } = await historyOf(task.id);
  expect(revisions.map((each: { to: string; applied: boolean }) => [each.to, each.applied])).toEqual([
    ['En', true],
    ['Två', true],
  ]);
  expect(broken).toEqual([]);
  await close();
});

test('what one person left waiting is nothing to another on the same machine', async () => {
  const task = await add('Kims eget');
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  await title(page, task.number).waitFor();
  await page
    .context()
    .route('**/api/tasks/*', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()));
  await write(page, task.number, 'Kims hemlighet');
  await waits(page).waitFor();
  await page.goto(`${api.url}/tab/?as=robin#/tasks`);
  await page.locator(`[data-task="${task.number}"] input[title="Kims eget"]`).waitFor();
  await page.context().unroute('**/api/tasks/*');
  expect(await page.getByText('Kims hemlighet').count()).toBe(0);
  expect((await historyOf(task.id)).revisions).toEqual([]);
  expect(broken).toEqual([]);
  await close();
});

test('what the server fails on is tried again, then shown as stuck; the rest goes on, and it can be sent once more', async () => {
  const [failing, well] = [await add('Servern går sönder'), await add('Servern klarar')];
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  await title(page, well.number).waitFor();
  await offline(page, true);
  await write(page, failing.number, 'Fastnar');
  await write(page, well.number, 'Går fram');
  await waits(page).getByText('2 ändringar väntar').waitFor();
  let tries = 0;
  await page.route(`**/api/tasks/${failing.id}`, (route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    tries += 1;
    return route.fulfill({ status: 500, json: { error: { code: 'internal', message: 'Något gick fel hos oss.' } } });
  });
  await offline(page, false);
  const stuck = page.getByText('1 ändring kunde inte sparas.');
  await expect
    .poll(async () => {
      await page.evaluate(() => dispatchEvent(new Event('online')));
      return stuck.count();
    }, soon)
    .toBe(1);
  expect(tries).toBe(5);
  await expect.poll(async () => (await read(well.id)).title, soon).toBe('Går fram');
  expect((await read(failing.id)).title).toBe('Servern går sönder');
  await page.getByRole('button', { name: 'Visa' }).click();
  await page.getByRole('dialog').getByText('Något gick fel hos oss.').waitFor();
  expect(await faults(page)).toEqual([]);
  await page.unroute(`**/api/tasks/${failing.id}`);
  await page.getByRole('button', { name: /^Försök igen/ }).click();
  await expect.poll(async () => (await read(failing.id)).title, soon).toBe('Fastnar');
  await stuck.waitFor({ state: 'detached' });
  expect(broken).toEqual([]);
  await close();
});
