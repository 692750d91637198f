import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { world } from '../api/world.ts';
import { launchBrowser } from '../setup/browser.ts';
import { faults, openTab } from './page.ts';

// A browser on ten thousand tasks, on a machine that runs other tests beside.
vi.setConfig({ testTimeout: 180_000 });

const MANY = 10_000;

let api: Awaited<ReturnType<typeof world>>;
let browser: Browser;
beforeAll(async () => {
  [api, browser] = await Promise.all([world(), launchBrowser()]);
  await api.ask('kim', 'POST', '/api/tasks', { title: 'Mall' });
  // As many as a region would have in years, of three people and two förvaltningar.
  await api.deps.pool.query(`
    insert into task (id, number, title, description, administration, responsible, due_date, status, origin,
      keeps_case_open, created_by, created_at, changed_at, version, field_versions)
    select gen_random_uuid(), 'L-' || lpad(n::text, 5, '0'), 'Lång rad ' || n, '',
      case when n % 2 = 0 then 'hospital' end, (array['kim', 'robin', 'lee'])[1 + n % 3],
      date '2027-01-01' + n, 'open', 'manual', false, 'kim', now(), now(), 1, field_versions
    from task, generate_series(1, ${MANY}) as n where title = 'Mall'`);
  await api.deps.pool.query(`delete from task where title = 'Mall'`);
});
afterAll(async () => {
  await browser.close();
  await api.end();
});

const rows = (page: Page) => page.locator('[data-index]');
const row = (page: Page, n: number) => page.locator(`[data-task="L-${String(n).padStart(5, '0')}"]`);
/** Scrolls what holds the list. */
const scrollTo = (page: Page, where: 'top' | 'middle' | 'end') =>
  page.evaluate((to) => {
    const list = document.querySelector('[role="grid"], main ul')?.closest('[data-scroller]');
    if (list) list.scrollTop = to === 'top' ? 0 : to === 'middle' ? list.scrollHeight / 2 : list.scrollHeight;
  }, where);
const said = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

test('of ten thousand tasks only those in sight are drawn, and the last one is there at the end', async () => {
  const asked: string[] = [];
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  page.on('request', (request) => asked.push(request.url()));
  await row(page, 1).waitFor();
  expect(await page.getByText(`${MANY} uppgifter`).count()).toBe(1);
  expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(MANY + 1));
  for (const [where, n] of [
    ['top', 1],
    ['middle', MANY / 2],
    ['end', MANY],
    ['top', 1],
  ] as const) {
    await scrollTo(page, where);
    await row(page, n).waitFor();
    expect(await rows(page).count()).toBeLessThan(60);
  }
  await scrollTo(page, 'end');
  await row(page, MANY).waitFor();
  expect(await row(page, MANY).getAttribute('aria-rowindex')).toBe(String(MANY + 1));
  // Pages of a hundred, and only where one looked.
  const pages = asked.filter((url) => url.includes('/api/tasks?'));
  expect(pages.every((url) => url.includes('limit=100'))).toBe(true);
  expect(pages.length).toBeLessThan(25);
  expect(await faults(page)).toEqual([]);
  expect(broken).toEqual([]);
  await close();
});

test('by keyboard one goes beyond what is drawn, to the last row and back, and each row says what it is', async () => {
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  await row(page, 1).waitFor();
  await page.locator('h1').click();
  await page.keyboard.press('j');
  await expect.poll(() => said(page)).toContain('L-00001: Lång rad 1, Ej påbörjad');
  for (let step = 0; step < 45; step += 1) await page.keyboard.press('ArrowDown');
  await expect.poll(() => said(page)).toContain('L-00046: Lång rad 46');
  await page.keyboard.press('k');
  await expect.poll(() => said(page)).toContain('L-00045');
  await page.keyboard.press('Control+End');
  await expect.poll(() => said(page), { timeout: 30_000 }).toContain(`L-${MANY}: Lång rad ${MANY}`);
  expect(await rows(page).count()).toBeLessThan(60);
  // In a column, as in a sheet: the title of the row above.
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => said(page)).toBe(`Uppgift, L-0${MANY - 1}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Home');
  await expect.poll(() => said(page), { timeout: 30_000 }).toContain('L-00001');
  expect(broken).toEqual([]);
  await close();
});

test('what is half written in a row is still there after scrolling far away and back', async () => {
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  await row(page, 3).waitFor();
  await row(page, 3).getByRole('textbox').fill('Halvskriv');
  await scrollTo(page, 'end');
  await row(page, MANY).waitFor();
  // A change by someone else, far from here, has the list fetched anew.
  await api.ask('robin', 'POST', '/api/tasks', { title: 'Robins nya', dueDate: '2026-12-01', responsible: 'robin' });
  await page.getByText(`${MANY + 1} uppgifter`).waitFor();
  await scrollTo(page, 'top');
  await expect.poll(() => row(page, 3).getByRole('textbox').inputValue()).toBe('Halvskriv');
  expect(broken).toEqual([]);
  await close();
});

test('groups have heads with their counts, fold away, and the head stays in sight over a long group', async () => {
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks');
  await row(page, 1).waitFor();
  await page.getByLabel('Gruppera').selectOption('responsible');
  const head = (name: string) => page.getByRole('button', { name: new RegExp(`^${name} Påhittad \\d+ uppgifter$`) });
  await head('kim').waitFor();
  expect(await head('kim').innerText()).toMatch(/kim Påhittad\s+3333 uppgifter/);
  await page.evaluate(() => {
    const list = document.querySelector('[data-scroller]');
    if (list) list.scrollTop = 60_000;
  });
  await expect.poll(async () => (await rows(page).allInnerTexts()).length).toBeLessThan(60);
  await expect.poll(() => head('kim').isVisible()).toBe(true);
  const box = await head('kim').boundingBox();
  expect(box?.y).toBeLessThan(120);
  await head('kim').click();
  await head('lee').waitFor();
  expect(await head('kim').getAttribute('aria-expanded')).toBe('false');
  expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(MANY + 1 + 3 + 1 - 3_333));
  await page.getByLabel('Gruppera').selectOption('administration');
  await page.getByRole('button', { name: /^Provsjukhuset 5000 uppgifter$/ }).waitFor();
  await page.getByLabel('Gruppera').selectOption('origin');
  await page.getByRole('button', { name: /^Egen uppgift \d+ uppgifter$/ }).waitFor();
  expect(await faults(page)).toEqual([]);
  expect(broken).toEqual([]);
  await close();
});

test('on a phone the cards are as few, and the filters are a drawer that says what is left', async () => {
  const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks', { phone: true });
  await row(page, 1).waitFor();
  expect(await rows(page).count()).toBeLessThan(60);
  await scrollTo(page, 'end');
  // Cards are measured when they are drawn, so that the end is known when one is there.
  const atEnd = async () => {
    await scrollTo(page, 'end');
    return row(page, MANY).count();
  };
  await expect.poll(atEnd, { timeout: 60_000 }).toBe(1);
  expect(await rows(page).count()).toBeLessThan(60);
  await scrollTo(page, 'top');
  await page.getByRole('button', { name: 'Filter' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Ansvarig').selectOption({ label: 'kim Påhittad' });
  const show = drawer.getByRole('button', { name: 'Visa 3333 uppgifter' });
  await show.waitFor();
  expect(await faults(page)).toEqual([]);
  await show.click();
  await drawer.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Filter (1)' }).waitFor();
  expect(broken).toEqual([]);
  await close();
});
