import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { world } from '../api/world.ts';
import { launchBrowser } from '../setup/browser.ts';
import { faults, openTab } from './page.ts';

// A browser with two people in it, on a machine that runs other tests beside.
vi.setConfig({ testTimeout: 180_000 });

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
const task = async (id: string) => (await api.ask('kim', 'GET', `/api/tasks/${id}`)).json;
const row = (page: Page, number: string) => page.locator(`[data-task="${number}"]`);
const menu = (page: Page) => page.getByRole('button', { name: 'Sparade vyer' });

test('a view saved and shared by one is opened by another, as a list that is narrowed and grouped alike', async () => {
  const urgent = await add('Byt lås', { priority: 'urgent', responsible: 'robin' });
  const other = await add('Måla staket');
  const kim = await openTab(browser, api.url, 'kim', '/tasks');
  await kim.page.getByLabel('Prioritet', { exact: true }).selectOption('urgent');
  await kim.page.getByLabel('Gruppera').selectOption('responsible');
  await menu(kim.page).click();
  await kim.page.getByRole('menuitem', { name: 'Spara som ny vy …' }).click();
  const dialog = kim.page.getByRole('dialog');
  await dialog.getByLabel('Namn').fill('Bråttom');
  await dialog.getByRole('checkbox').check();
  expect(await faults(kim.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await kim.page.getByText('Vyn Bråttom är sparad').waitFor();
  await expect.poll(() => new URL(kim.page.url()).hash).toMatch(/^#\/tasks\?view=[\w-]+$/);
  const { hash } = new URL(kim.page.url());

  const robin = await openTab(browser, api.url, 'robin', hash.slice(1));
  await row(robin.page, urgent.number).waitFor();
  expect(await row(robin.page, other.number).count()).toBe(0);
  await robin.page.getByRole('button', { name: /^robin Påhittad 1 uppgift$/ }).waitFor();
  // Whoever did not make it changes nothing in it for others.
  await menu(robin.page).click();
  await robin.page.getByRole('menuitem', { name: /Bråttom.*av kim Påhittad/ }).waitFor();
  expect(await robin.page.getByRole('menuitem', { name: 'Ta bort vyn' }).count()).toBe(0);
  await robin.page.getByRole('menuitemcheckbox', { name: 'Öppna alltid med den här vyn' }).click();
  await robin.page.getByText('Listan öppnas med Bråttom').waitFor();
  await robin.close();

  const again = await openTab(browser, api.url, 'robin', '/tasks');
  await row(again.page, urgent.number).waitFor();
  expect(new URL(again.page.url()).hash).toBe(hash);
  expect(await row(again.page, other.number).count()).toBe(0);

  await menu(kim.page).click();
  await kim.page.getByRole('menuitem', { name: 'Ta bort vyn' }).click();
  await kim.page.getByText('Vyn Bråttom är borttagen').waitFor();
  await kim.page.getByRole('button', { name: 'Ångra' }).click();
  await menu(kim.page).click();
  await kim.page.getByRole('menuitem', { name: 'Bråttom' }).waitFor();
  expect([kim.broken, again.broken]).toEqual([[], []]);
  await Promise.all([kim.close(), again.close()]);
});

test('a link to a view that is not there says so, and shows the list', async () => {
  const { number } = await add('Finns ändå');
  const { page, close } = await openTab(browser, api.url, 'kim', `/tasks?view=${crypto.randomUUID()}`);
  await page.getByText('Vyn finns inte längre').waitFor();
  await row(page, number).waitFor();
  expect(new URL(page.url()).hash).toBe('#/tasks');
  await close();
});

test('many rows are selected by keyboard and changed at one press, and one undo takes all of it back', async () => {
  const made = [await add('Vinter ett'), await add('Vinter två'), await add('Vinter tre')];
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  await page.keyboard.press('/');
  await page.keyboard.type('Vinter');
  await expect.poll(() => page.locator('[data-task]').count()).toBe(3);
  await page.keyboard.press('Tab');
  await page.locator('h1').click();
  for (const key of ['j', 'x', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key);
  const bar = page.getByRole('toolbar', { name: 'Markerade uppgifter' });
  await bar.getByText('3 markerade').waitFor();
  expect(await page.locator('[aria-selected="true"]').count()).toBe(3);
  expect(await faults(page)).toEqual([]);
  await bar.getByLabel('Prioritet').selectOption('urgent');
  await page.getByText('3 uppgifter är ändrade').waitFor();
  const priorities = async () => (await Promise.all(made.map(({ id }) => task(id)))).map((each) => each.priority);
  expect(await priorities()).toEqual(['urgent', 'urgent', 'urgent']);
  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await page.getByText('Ångrat').waitFor();
  expect(await priorities()).toEqual(['medium', 'medium', 'medium']);
  await page.keyboard.press('Control+y');
  await page.getByText('Gjort igen').waitFor();
  expect(await priorities()).toEqual(['urgent', 'urgent', 'urgent']);
  await page.keyboard.press('Delete');
  await page.getByText('3 uppgifter är borttagna').waitFor();
  await expect.poll(() => page.locator('[data-task]').count()).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.locator('[data-task]').count()).toBe(3);
  expect(broken).toEqual([]);
  await close();
});

test.each(['light', 'dark', 'contrast'] as const)(
  'what was done and its undo can be read in the theme %s',
  async (theme) => {
    const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks', { theme });
    await page.getByLabel('Lägg till en uppgift').fill('Syns');
    await page.keyboard.press('Enter');
    const undo = page.getByRole('button', { name: 'Ångra', exact: true });
    await undo.waitFor();
    // Axe does not judge a text in the very colour that it stands on.
    const [text, ground] = await undo.evaluate((button) => {
      const snack = button.parentElement ?? button;
      return [getComputedStyle(button).color, getComputedStyle(snack).backgroundColor];
    });
    expect(text).not.toBe(ground);
    expect(await faults(page)).toEqual([]);
    expect(broken).toEqual([]);
    await close();
  },
);

test('undo leaves what someone else has changed since, and says who and what', async () => {
  const { id, number } = await add('Först');
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  const title = row(page, number).getByRole('textbox');
  await title.fill('Kims');
  await title.press('Enter');
  await page.getByText('Sparat').waitFor();
  const { fieldVersions } = await task(id);
  const changes = [{ field: 'title', value: 'Robins', base: fieldVersions.title }];
  await api.ask('robin', 'PATCH', `/api/tasks/${id}`, { changes });
  await row(page, number).locator('input[title="Robins"]').waitFor();
  await title.press('Control+z');
  await page.getByText(`robin Påhittad har ändrat uppgift i ${number} sedan dess. Det står kvar.`).waitFor();
  expect((await task(id)).title).toBe('Robins');
  await title.press('Control+z');
  await page.getByText('Det finns inget att ångra.').waitFor();
  expect(broken).toEqual([]);
  await close();
});

test('an added task is undone, found among the removed, and put back', async () => {
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  await page.keyboard.press('n');
  await page.keyboard.type('Lades till av misstag');
  await page.keyboard.press('Enter');
  const added = page.locator('tr', { has: page.locator('input[title="Lades till av misstag"]') });
  await added.waitFor();
  await page.getByRole('button', { name: 'Ångra' }).click();
  await added.waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: 'Borttagna' }).check();
  await added.getByRole('button', { name: /^Lägg tillbaka/ }).click();
  await added.waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: 'Att göra' }).check();
  await added.waitFor();
  expect(broken).toEqual([]);
  await close();
});

test('? lists the keys that hold, none works while one writes, and single letters can be switched off', async () => {
  const { number } = await add('Tangenterna');
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  await row(page, number).getByRole('textbox').focus();
  await page.keyboard.type('?n/');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await row(page, number).getByRole('textbox').inputValue()).toBe('Tangenterna?n/');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Tangenter' });
  const list = help.getByRole('region', { name: 'Uppgifter' });
  await list.getByText('Ny uppgift').waitFor();
  await help.getByText('Ångra det senaste').waitFor();
  expect(await faults(page)).toEqual([]);
  await help.getByRole('switch').uncheck();
  await help.getByRole('button', { name: 'Stäng' }).click();
  await help.waitFor({ state: 'detached' });
  await page.keyboard.press('n');
  expect(await page.getByLabel('Lägg till en uppgift').evaluate((field) => field === document.activeElement)).toBe(
    false,
  );
  // The button in the frame is the way back.
  await page.getByRole('button', { name: /^Tangenter/ }).click();
  await help.getByRole('switch').check();
  await help.getByRole('button', { name: 'Stäng' }).click();
  await help.waitFor({ state: 'detached' });
  await page.keyboard.press('n');
  expect(await page.getByLabel('Lägg till en uppgift').evaluate((field) => field === document.activeElement)).toBe(
    true,
  );
  expect(broken).toEqual([]);
  await close();
});

test.each(['dark', 'contrast'] as const)(
  'groups, selected rows and what waits are without fault in %s',
  async (theme) => {
    await add('Bevakad', {
      followUpDate: '2026-11-01',
      priority: 'important',
      participants: ['lee', 'robin'],
      recurrence: 'P1Y',
      dueDate: '2026-12-01',
    });
    const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks', { theme });
    await page.getByLabel('Gruppera').selectOption('responsible');
    await page.locator('[data-group]').first().waitFor();
    await page.locator('[data-mark]').first().click();
    await page.getByRole('toolbar').waitFor();
    expect(await faults(page)).toEqual([]);
    expect(broken).toEqual([]);
    await close();
  },
);

test('beside an open task the title keeps its room, and what has none is left to the task', async () => {
  const { id, number } = await add('En rubrik som ska gå att läsa', { responsible: 'robin', dueDate: '2027-02-01' });
  const { page, broken, close } = await openTab(browser, api.url, 'kim', `/tasks/${id}`);
  await page.getByRole('heading', { name: /Historik/ }).waitFor();
  await page.getByRole('searchbox').fill(number);
  const title = row(page, number).locator('[data-cell="title"]');
  for (const width of [1280, 1024, 800]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(async () => (await title.boundingBox())?.width ?? 0).toBeGreaterThan(100);
  }
  expect(broken).toEqual([]);
  await close();
});

test('at 200 % zoom the list is cards, nothing is cut off sideways, and the keys still help', async () => {
  const { number } = await add('Stor text', { priority: 'low', origin: 'inspectionRemark', dueDate: 'none' });
  const context = await browser.newContext({
    viewport: { width: 640, height: 400 },
    deviceScaleFactor: 2,
    locale: 'sv-SE',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${api.url}/tab/?as=kim#/tasks`);
  await page.locator('[data-task]').first().waitFor({ state: 'attached' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
  await page.keyboard.press('/');
  await page.keyboard.type('Stor text');
  await expect.poll(() => page.locator('[data-task]').count()).toBe(1);
  await page.getByRole('link', { name: `Öppna ${number}: Stor text` }).press('Enter');
  await page.getByRole('heading', { name: /Historik/ }).waitFor();
  expect(await faults(page)).toEqual([]);
  await context.close();
});
