import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { MeetingList, MeetingPage } from '../../bot/api/contract.ts';
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

type Shown = Extract<MeetingPage, { audience: 'forum' }>;
const soon = { timeout: 30_000 };
const DAY_MS = 86_400_000;
/** A local date so many days from now, as the browser reckons: YYYY-MM-DD. */
const day = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date(Date.now() + days * DAY_MS));
const coming = async (person = 'kim'): Promise<MeetingList['meetings']> =>
  (await api.ask(person, 'GET', '/api/meetings?when=coming')).json.meetings;
const planned = async (days: number, part: object = {}, by = 'kim'): Promise<string> => {
  const body = { forum: 'network', plannedAt: new Date(Date.now() + days * DAY_MS).toISOString(), ...part };
  return (await api.ask(by, 'POST', '/api/meetings', body)).json.meetings[0].id;
};
const agenda = async (id: string, person = 'kim'): Promise<Shown> =>
  (await api.ask(person, 'GET', `/api/meetings/${id}`)).json;
const propose = (title: string, by = 'kim', part: object = {}) =>
  api.ask(by, 'POST', '/api/forums/network/proposals', { title, ...part });
const dialog = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'));
const row = (page: Page, title: string) => page.locator('[data-point]').filter({ hasText: title });
const minutes = (page: Page, title: string) => row(page, title).getByRole('textbox');
const holds = (page: Page, title: string, value: string) =>
  expect.poll(() => minutes(page, title).inputValue(), soon).toBe(value);
/** Kim gives a point its time, upon the newest agenda. */
async function retime(id: string, title: string, count: number) {
  const { meeting, points } = await agenda(id);
  const items = points.map((point) => ({
    key: point.key,
    minutes: point.title === title ? count : point.minutes,
    dropped: false,
  }));
  await api.ask('kim', 'PUT', `/api/meetings/${id}/agenda`, { base: meeting.version, items });
}
async function choose(page: Page, title: string, item: string) {
  await row(page, title)
    .getByRole('button', { name: /^Fler val/ })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Nothing is planned and nothing waits. */
beforeEach(async () => {
  for (const { id, state } of await coming())
    await (state === 'running'
      ? api.ask('kim', 'POST', `/api/meetings/${id}/end`)
      : api.ask('kim', 'POST', `/api/meetings/${id}/cancel`, {}));
  for (const person of ['kim', 'robin', 'lee']) {
    const { proposals } = (await api.ask(person, 'GET', '/api/forums/network/proposals')).json;
    for (const { id, mayWithdraw } of proposals)
      if (mayWithdraw) await api.ask(person, 'POST', `/api/forums/network/proposals/${id}/withdraw`, {});
  }
});

test('a series is planned with its days shown before, others see it come, one is moved and one cancelled with a way back', async () => {
  const kim = await openTab(browser, api.url, 'kim', '/meetings');
  const robin = await openTab(browser, api.url, 'robin', '/meetings');
  const { page } = kim;
  await page.getByText('Inget möte är planerat').waitFor();
  await page.getByRole('button', { name: 'Planera möte' }).first().click();
  const save = dialog(page).getByRole('button', { name: 'Planera', exact: true });
  expect(await save.isDisabled()).toBe(true);
  await page.getByLabel('Datum').fill(day(-1));
  await page.getByText('Tiden har redan varit').waitFor();
  expect(await save.isDisabled()).toBe(true);
  await page.getByLabel('Datum').fill(day(9));
  await page.getByLabel(/^Tid/).fill('13:15');
  await page.getByLabel('Upprepa').selectOption({ label: 'Varannan vecka' });
  await page.getByLabel('Antal möten').fill('3');
  await page.getByText('Det blir 3 möten').waitFor();
  const preview = await dialog(page).getByRole('listitem').allInnerTexts();
  expect(preview).toHaveLength(3);
  expect(await faults(page)).toEqual([]);
  await save.click();
  await page.getByText('3 möten är planerade').waitFor();
  const rows = robin.page.getByRole('link', { name: /Förbered$/ });
  await expect.poll(() => rows.count(), soon).toBe(3);
  const meetings = await coming();
  expect(meetings.map(({ plannedAt }) => Math.round((Date.parse(plannedAt) - Date.now()) / DAY_MS))).toHaveLength(3);
  expect(preview.every((each) => each.endsWith('13:15'))).toBe(true);

  await page
    .getByRole('button', { name: /^Fler val för mötet/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Flytta' }).click();
  await page.getByLabel(/^Tid/).fill('09:30');
  await dialog(page).getByRole('button', { name: 'Flytta', exact: true }).click();
  await robin.page.getByRole('link', { name: /09:30/ }).waitFor();

  await page
    .getByRole('button', { name: /^Fler val för mötet/ })
    .nth(1)
    .click();
  await page.getByRole('menuitem', { name: 'Ställ in' }).click();
  await dialog(page).getByRole('radio', { name: 'Det här och alla senare i serien' }).check();
  await dialog(page).getByRole('button', { name: 'Ställ in mötet' }).click();
  await page.getByText('2 möten är inställda').waitFor();
  await expect.poll(() => rows.count(), soon).toBe(1);
  await robin.page.getByText(/^Inställda/).click();
  await robin.page.getByText('Inställt av kim Påhittad').first().waitFor();
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect.poll(() => rows.count(), soon).toBe(3);
  expect([kim.broken, robin.broken]).toEqual([[], []]);
  await Promise.all([kim.close(), robin.close()]);
});

test('a task found by typing and a heading of one’s own are proposed, and one is taken back and put forward again', async () => {
  await planned(3);
  const { number } = (await api.ask('robin', 'POST', '/api/tasks', { title: 'Se över skyltarna' })).json;
  const { page, broken, close } = await openTab(browser, api.url, 'robin', '/meetings');
  const open = page.getByRole('button', { name: 'Föreslå en punkt' }).first();
  await open.click();
  await page.getByRole('combobox', { name: 'Uppgift eller rubrik' }).pressSequentially('skyltarna');
  await page.getByRole('option', { name: `${number} Se över skyltarna` }).click();
  await page.getByLabel('Minuter').fill('5');
  expect(await faults(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Föreslå', exact: true }).click();
  await page
    .getByRole('listitem')
    .filter({ hasText: `${number} Se över skyltarna` })
    .getByText('5 min')
    .waitFor();
  await open.click();
  await page.getByRole('combobox', { name: 'Uppgift eller rubrik' }).pressSequentially('Julbemanning');
  await dialog(page).getByRole('button', { name: 'Föreslå', exact: true }).click();
  const own = page.getByRole('button', { name: 'Ta tillbaka Julbemanning' });
  await own.click();
  await page.getByText('Förslaget är tillbakataget').waitFor();
  await own.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Ångra' }).click();
  await own.waitFor();
  // Someone else's is not mine to take back.
  await propose('Kims punkt');
  await page.getByText('Kims punkt').waitFor();
  expect(await page.getByRole('button', { name: 'Ta tillbaka Kims punkt' }).count()).toBe(0);
  expect(broken).toEqual([]);
  await close();
});

test('two prepare at once: each sees what the other does, nothing is lost, and only the same field is asked about', async () => {
  const id = await planned(1);
  await propose('Nycklar');
  await propose('Brandövning');
  const kim = await openTab(browser, api.url, 'kim', `/meetings/${id}`);
  const robin = await openTab(browser, api.url, 'robin', `/meetings/${id}`);
  await minutes(kim.page, 'Nycklar').fill('10');
  await minutes(kim.page, 'Nycklar').press('Enter');
  await holds(robin.page, 'Nycklar', '10');

  // Kim gets in between Robin's press and the server, in another point: both hold.
  const meanwhile = (title: string, count: number) =>
    robin.page.route(
      '**/agenda',
      async (route) => {
        await retime(id, title, count);
        await route.continue();
      },
      { times: 1 },
    );
  await meanwhile('Nycklar', 15);
  await minutes(robin.page, 'Brandövning').fill('20');
  await minutes(robin.page, 'Brandövning').press('Enter');
  await robin.page.getByText('Någon annan ändrade samtidigt. Båda ändringarna gäller.').waitFor();
  for (const { page } of [kim, robin]) {
    await holds(page, 'Brandövning', '20');
    await holds(page, 'Nycklar', '15');
  }

  // In the same point: who comes later is shown both times, and chooses.
  await meanwhile('Nycklar', 25);
  await minutes(robin.page, 'Nycklar').fill('7');
  await minutes(robin.page, 'Nycklar').press('Enter');
  await dialog(robin.page).getByRole('radio', { name: 'Den andras: 25 min' }).waitFor();
  expect(await faults(robin.page)).toEqual([]);
  await dialog(robin.page).getByRole('radio', { name: 'Din: 7 min' }).check();
  await dialog(robin.page).getByRole('button', { name: 'Spara valet' }).click();
  await holds(kim.page, 'Nycklar', '7');

  await choose(kim.page, 'Brandövning', 'Ta bort från dagordningen');
  await robin.page.getByRole('button', { name: 'Ta upp Brandövning igen' }).click();
  await minutes(kim.page, 'Brandövning').waitFor();
  await choose(robin.page, 'Brandövning', 'Flytta upp');
  const order = async (page: Page) => (await page.locator('[data-point]').allInnerTexts()).join('\n');
  await expect.poll(async () => /Brandövning[\s\S]*Nycklar/.test(await order(kim.page)), soon).toBe(true);
  expect([kim.broken, robin.broken]).toEqual([[], []]);
  await Promise.all([kim.close(), robin.close()]);
});

test('the hour shows when it is full and over, and each task says in words why it is back', async () => {
  const id = await planned(1);
  await api.ask('kim', 'POST', '/api/tasks', { title: 'Försenat larm', dueDate: '2026-01-01', responsible: 'robin' });
  await propose('Lång punkt', 'kim', { minutes: 50 });
  const { page, broken, close } = await openTab(browser, api.url, 'kim', `/meetings/${id}`);
  await row(page, 'Försenat larm').getByText('Försenad').waitFor();
  await row(page, 'Försenat larm').getByText('robin Påhittad').waitFor();
  const bar = page.getByRole('img', { name: /av 60 minuter/ });
  const before = (await agenda(id)).points.reduce((sum, point) => sum + (point.minutes ?? 0), 0);
  expect(await bar.getAttribute('aria-label')).toContain(`${before} av 60 minuter. ${60 - before} minuter kvar`);
  await minutes(page, 'Försenat larm').fill('30');
  await minutes(page, 'Försenat larm').press('Enter');
  await page.getByText(`${before + 30 - 60} minuter över timmen`).waitFor();
  expect(await bar.getAttribute('data-over')).toBe('true');
  await minutes(page, 'Försenat larm').fill('300');
  await minutes(page, 'Försenat larm').press('Enter');
  await page.getByText('Skriv ett antal minuter från 1 till 240').waitFor();
  await holds(page, 'Försenat larm', '30');
  await page.getByRole('link', { name: /Försenat larm/ }).click();
  await page.waitForURL(/#\/tasks\//);
  expect(broken).toEqual([]);
  await close();
});

test('by keyboard alone a point is walked to, timed, moved, left out and brought back', async () => {
  const id = await planned(1);
  await propose('Första');
  await propose('Andra');
  const { page, broken, close } = await openTab(browser, api.url, 'kim', `/meetings/${id}`);
  await row(page, 'Andra').waitFor();
  const count = await page.locator('[data-point]').count();
  for (let step = 0; step < count; step += 1) await page.keyboard.press('j');
  const focused = () => page.evaluate(() => document.activeElement?.closest('[data-point]')?.textContent ?? '');
  expect(await focused()).toContain('Andra');
  await page.keyboard.press('m');
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await agenda(id)).points.at(-1)?.minutes, soon).toBe(12);
  await page.keyboard.press('Escape');
  await row(page, 'Andra').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(async () => (await agenda(id)).points.at(-1)?.title, soon).toBe('Första');
  await expect.poll(focused, soon).toContain('Andra');
  await page.keyboard.press('Delete');
  const back = page.getByRole('button', { name: 'Ta upp Andra igen' });
  await back.focus();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await agenda(id)).dropped, soon).toEqual([]);
  expect(broken).toEqual([]);
  await close();
});

test('whoever prepares sees a cancelled meeting as cancelled at once, and what they did stands on the next', async () => {
  const id = await planned(1);
  const next = await planned(8);
  await propose('Nycklar');
  const { page, broken, close } = await openTab(browser, api.url, 'robin', `/meetings/${id}`);
  await minutes(page, 'Nycklar').fill('11');
  await minutes(page, 'Nycklar').press('Enter');
  await expect.poll(async () => (await agenda(id)).points.at(-1)?.minutes, soon).toBe(11);
  await api.ask('kim', 'POST', `/api/meetings/${id}/cancel`, {});
  await page.getByRole('heading', { name: 'Mötet är inställt' }).waitFor();
  await page.getByText('kim Påhittad ställde in det').waitFor();
  expect(await faults(page)).toEqual([]);
  await page.goto(`${page.url().split('#')[0]}#/meetings/${next}`);
  await holds(page, 'Nycklar', '11');
  expect(broken).toEqual([]);
  await close();
});

test('a meeting is started from its agenda, and every other member is shown the way to it on whatever page they are', async () => {
  const id = await planned(0);
  const kim = await openTab(browser, api.url, 'kim', `/meetings/${id}`);
  const robin = await openTab(browser, api.url, 'robin', '/tasks');
  const nurse = await openTab(browser, api.url, 'nurse', '/tasks');
  await kim.page.getByRole('button', { name: 'Starta mötet' }).click();
  const late = dialog(kim.page).getByRole('button', { name: 'Starta nu' });
  if (await late.isVisible().catch(() => false)) await late.click();
  const bar = robin.page.getByRole('region', { name: 'Möte pågår' });
  await bar.getByRole('link', { name: 'Gå till mötet' }).click();
  await robin.page.waitForURL(new RegExp(`#/meetings/${id}`));
  await bar.waitFor({ state: 'detached' });
  await expect.poll(async () => (await agenda(id)).lead.leader?.id, soon).toBe('kim');
  expect(await nurse.page.getByRole('region', { name: 'Möte pågår' }).count()).toBe(0);
  expect([kim.broken, robin.broken, nurse.broken]).toEqual([[], [], []]);
  await Promise.all([kim.close(), robin.close(), nurse.close()]);
});

test('a member without a part in the list may not order the agenda; a stranger is shown headings and nothing more', async () => {
  const id = await planned(2, { forum: 'regional' }, 'lee');
  const chief = await openTab(browser, api.url, 'chief', `/meetings/${id}`);
  await chief.page.getByRole('button', { name: 'Starta mötet' }).waitFor();
  expect(await chief.page.getByRole('textbox').count()).toBe(0);
  for (const name of [/^Fler val/, 'Flytta', 'Ställ in'])
    expect(await chief.page.getByRole('button', { name }).count()).toBe(0);
  expect(await faults(chief.page)).toEqual([]);
  const kim = await openTab(browser, api.url, 'kim', `/meetings/${id}`);
  await kim.page.getByText('Du är inte med i Forum regional och ser därför bara mötets rubriker.').waitFor();
  expect(await kim.page.getByRole('button', { name: 'Starta mötet' }).count()).toBe(0);
  const nurse = await openTab(browser, api.url, 'nurse', '/meetings');
  await nurse.page.getByRole('heading', { name: 'Du är inte med i något forum' }).waitFor();
  expect(await nurse.page.getByRole('link', { name: 'Möten' }).count()).toBe(0);
  expect([chief.broken, kim.broken, nurse.broken]).toEqual([[], [], []]);
  await Promise.all([chief.close(), kim.close(), nurse.close()]);
});

test.each([
  { theme: 'light', phone: false, locale: 'sv' },
  { theme: 'dark', phone: false, locale: 'en' },
  { theme: 'contrast', phone: false, locale: 'sv' },
  { theme: 'light', phone: true, locale: 'en' },
  { theme: 'dark', phone: true, locale: 'sv' },
  { theme: 'contrast', phone: true, locale: 'sv' },
] as const)(
  'axe finds nothing wrong with meetings and their agendas, and nothing is wider than the screen: $theme, $locale, phone $phone',
  async (look) => {
    const id = await planned(0.01);
    await planned(9, { repeat: { times: 4, everyWeeks: 2 } });
    await api.ask('kim', 'POST', '/api/tasks', { title: 'Försenad', dueDate: '2026-01-01', responsible: 'robin' });
    await propose('En punkt med en lång rubrik som inte får plats på en rad i en telefon', 'kim', { minutes: 55 });
    const { page, broken, close } = await openTab(browser, api.url, 'kim', '/meetings', look);
    await page
      .getByRole('link', { name: /(Förbered|Prepare)$/ })
      .first()
      .waitFor();
    expect(await faults(page)).toEqual([]);
    const wider = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await wider()).toBeLessThanOrEqual(0);
    await page.goto(`${page.url().split('#')[0]}#/meetings/${id}`);
    await row(page, 'Försenad').first().waitFor();
    expect(await faults(page)).toEqual([]);
    expect(await wider()).toBeLessThanOrEqual(0);
    expect(broken).toEqual([]);
    await close();
  },
);
