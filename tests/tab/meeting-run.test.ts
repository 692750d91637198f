import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { MeetingPage } from '../../bot/api/contract.ts';
import { marker, world } from '../api/world.ts';
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

let runs: string | null = null;
let opened: Awaited<ReturnType<typeof openTab>>[] = [];
/** A forum has one meeting at a time: whatever came of the last one, the next test starts its own. */
afterEach(async () => {
  const broken = opened.flatMap((each) => each.broken);
  await Promise.all(opened.map(({ close }) => close()));
  opened = [];
  if (runs) await end(runs);
  runs = null;
  expect(broken).toEqual([]);
});

type Shown = Extract<MeetingPage, { audience: 'forum' }>;
const until = <Value>(look: () => Value | Promise<Value>) => expect.poll(look, { timeout: 30_000 });
const seen = async (id: string): Promise<Shown> => (await api.ask('kim', 'GET', `/api/meetings/${id}`)).json;

/** A running meeting of the network, led by Kim from wherever it is opened first. */
async function running(...titles: string[]): Promise<{ id: string; page: Shown }> {
  for (const title of titles) await api.ask('kim', 'POST', '/api/tasks', { title });
  const planned = await api.ask('kim', 'POST', '/api/meetings', {
    forum: 'network',
    plannedAt: '2026-11-03T10:00:00+01:00',
  });
  const { id } = planned.json.meetings[0];
  runs = id;
  return { id, page: (await api.ask('kim', 'POST', `/api/meetings/${id}/start`)).json };
}
const end = (id: string) => api.ask('kim', 'POST', `/api/meetings/${id}/end`);

/** The meeting as someone has it open; whoever leads it from elsewhere takes it here. */
async function open(person: string, id: string, look: Parameters<typeof openTab>[4] = {}) {
  const tab = await openTab(browser, api.url, person, `/meetings/${id}`, look);
  opened.push(tab);
  await tab.page.getByTestId('meeting-run').waitFor();
  return tab;
}
async function lead(page: Page): Promise<void> {
  const leads = page.getByText(/^(Du leder|You lead)$/);
  const take = page.getByRole('button', { name: /^(Led härifrån|Lead from here)$/ });
  await leads.or(take).waitFor();
  // Once the window that it was begun from has been silent, the lead comes back by itself.
  if (await take.isVisible()) await take.click();
  await leads.waitFor();
}
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 2, name }).waitFor();
const goTo = async (page: Page, name: string) => {
  // By the leader's keys alone, as many points as it takes.
  for (let steps = 0; steps < 30; steps += 1) {
    const before = await page.locator('h2').innerText();
    if (before.includes(name)) return;
    await page.keyboard.press('ArrowRight');
    await until(() => page.locator('h2').innerText()).not.toBe(before);
  }
  throw new Error(`${name} is not on the agenda`);
};

test('every act is one key and Enter, and becomes the next numbered decision that the others see at once', async () => {
  const { id } = await running('Byt lås i entrén');
  const kim = await open('kim', id);
  const robin = await open('robin', id);
  await lead(kim.page);
  await goTo(kim.page, 'Byt lås i entrén');
  await heading(robin.page, 'Byt lås i entrén');
  const { keyboard } = kim.page;
  const decided = (number: number, text: string) =>
    Promise.all(
      [kim, robin].map(async ({ page }) => {
        await page.locator(`[data-decision="${number}"]`).filter({ hasText: text }).waitFor();
        await page.locator('[data-form]').waitFor({ state: 'detached' });
      }),
    );
  const field = (name: string) => kim.page.getByRole('combobox', { name }).waitFor();

  await keyboard.press('b');
  await kim.page.getByRole('textbox', { name: 'Beslutets ord, om det behövs' }).waitFor();
  await keyboard.type('Fastighet byter låset');
  await keyboard.press('Enter');
  await decided(1, 'Beslut enligt förslaget. Fastighet byter låset');
  await keyboard.press('t');
  await field('Vem blir ansvarig?');
  await keyboard.type('rob');
  await keyboard.press('Enter');
  await decided(2, 'Ansvarig är robin Påhittad.');
  await keyboard.press('d');
  await kim.page.getByRole('button', { name: /^\+1 vecka/ }).waitFor();
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await decided(3, 'Ska vara klart 2026-12-03.');
  await keyboard.press('n');
  await kim.page.getByText('Punkten tas upp igen på nästa möte.').waitFor();
  await keyboard.press('Enter');
  await decided(4, 'Tas upp igen på nästa möte.');
  await keyboard.press('l');
  await kim.page.getByText('Punkten lyfts till Forum regional.').waitFor();
  await keyboard.press('Enter');
  await decided(5, 'Lyfts till Forum regional.');
  await keyboard.press('u');
  await kim.page.getByRole('textbox', { name: 'Vad ska göras?' }).waitFor();
  await keyboard.type('Beställ nycklar');
  await keyboard.press('Enter');
  await decided(6, 'Beställ nycklar. Ingen är ansvarig tills vidare.');
  await keyboard.press('k');
  await kim.page.getByText('Uppgiften är klar.').waitFor();
  await keyboard.press('Enter');
  await decided(7, 'Uppgiften är klar.');
  // Done is done: the key is gone with what it does.
  expect(await kim.page.getByRole('button', { name: 'Klar', exact: true }).count()).toBe(0);
  await robin.page.getByText('Klar', { exact: true }).waitFor();

  const { points } = await seen(id);
  const own = points.find(({ task }) => task?.title === 'Byt lås i entrén');
  expect(own?.decisions.map(({ number, act }) => [number, act])).toEqual([
    [1, 'decide'],
    [2, 'assign'],
    [3, 'date'],
    [4, 'nextMeeting'],
    [5, 'lift'],
    [6, 'makeTask'],
    [7, 'done'],
  ]);
});

test('words that are typed as soon as a form was left are the next form’s words, also where frames are slow, never keys', async () => {
  const { id } = await running('Skrivs fort');
  const { page } = await open('kim', id);
  await lead(page);
  await goTo(page, 'Skrivs fort');
  await page.evaluate(() => {
    const soon = window.requestAnimationFrame;
    window.requestAnimationFrame = (draw) => soon(() => setTimeout(draw, 500, performance.now()));
  });
  await page.keyboard.press('k');
  await page.locator('[data-form]').waitFor();
  for (const key of ['Escape', 'b']) await page.keyboard.press(key);
  await page.getByRole('textbox', { name: 'Beslutets ord, om det behövs' }).waitFor();
  for (const letter of 'kbtln') await page.keyboard.press(letter, { delay: 200 });
  await page.keyboard.press('Enter');
  await page.locator('[data-decision="1"]').filter({ hasText: 'kbtln' }).waitFor();
  expect((await seen(id)).points.flatMap(({ decisions }) => decisions)).toHaveLength(1);
});

test('a sign of life that was answered before the move takes the leader back to no earlier point', async () => {
  const { id } = await running('Hit går mötet');
  const { page } = await open('kim', id);
  // The first sign of life and the first move are answered when the test says so.
  const answers = new Map<string, () => void>();
  for (const path of ['beat', 'point'])
    await page.route(`**/api/meetings/${id}/${path}`, async (route) => {
      const answer = await (path === 'beat' ? route.fetch() : null);
      await new Promise<void>((resolve) => answers.set(path, resolve));
      await route.fulfill({ response: answer ?? (await route.fetch()) });
    });
  await lead(page);
  await until(() => answers.has('beat')).toBe(true);
  await page.keyboard.press('ArrowRight');
  await until(() => answers.has('point')).toBe(true);
  const first = await page.locator('h2').innerText();
  const beat = page.waitForResponse(`**/api/meetings/${id}/beat`);
  answers.get('beat')?.();
  await (await beat).finished();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.keyboard.press('b');
  await page.locator('[data-form="decide"]').waitFor({ timeout: 10_000 });
  expect(await page.locator('h2').innerText()).toBe(first);
  answers.get('point')?.();
  await page.keyboard.press('Enter');
  await page.locator('[data-decision="1"]').waitFor();
});

test('a server that cannot say how the meeting is takes no word that is being written, and is asked again', async () => {
  const { id } = await running('Skrivs medan det krånglar');
  const kim = await open('kim', id);
  await lead(kim.page);
  await goTo(kim.page, 'Skrivs medan det krånglar');
  await kim.page.keyboard.press('b');
  await kim.page.getByRole('textbox', { name: 'Beslutets ord, om det behövs' }).waitFor();
  await kim.page.keyboard.type('Halvt skriv');
  let asked = 0;
  await kim.page.route(`**/api/meetings/${id}`, (route) => {
    asked += 1;
    return asked > 1
      ? route.continue()
      : route.fulfill({ status: 503, json: { error: { code: 'internal', message: 'Nej' } } });
  });
  await api.ask('robin', 'POST', `/api/meetings/${id}/attendance`, { present: true });
  await kim.page.getByText('Det du ser kan vara gammalt; Trygg försöker igen.').waitFor();
  await kim.page.keyboard.type('et');
  await kim.page.getByText('1 av ', { exact: false }).first().waitFor();
  await until(() => asked).toBeGreaterThan(1);
  await kim.page.keyboard.press('Enter');
  await kim.page.locator('[data-decision="1"]').filter({ hasText: 'Halvt skrivet' }).waitFor();
});

test('a tap whose answer has not come stands while others’ come in, and goes back only when it was refused', async () => {
  const { id } = await running('Närvaro på väg');
  const { page } = await open('kim', id);
  await lead(page);
  const robin = page.getByRole('button', { name: /^robin Påhittad/ });
  const lee = page.getByRole('button', { name: 'lee Påhittad är här' });
  let answer = (_status: number) => {};
  await page.route(`**/api/meetings/${id}/attendance`, async (route) => {
    const status = await new Promise<number>((resolve) => {
      answer = resolve;
    });
    if (status === 200) await route.continue();
    else await route.fulfill({ status, json: { error: { code: 'notAllowed', message: 'Du får inte' } } });
  });
  await robin.click();
  await api.ask('lee', 'POST', `/api/meetings/${id}/attendance`, { present: true });
  await lee.waitFor();
  expect(await robin.getAttribute('aria-pressed')).toBe('true');
  answer(403);
  await page.getByText('Du får inte').waitFor();
  await until(() => robin.getAttribute('aria-pressed')).toBe('false');
  await lee.waitFor();
});

test('Escape takes back: nothing is decided, and the key is there again', async () => {
  const { id } = await running('Tas tillbaka');
  const { page } = await open('kim', id);
  await lead(page);
  await goTo(page, 'Tas tillbaka');
  for (const key of ['b', 't', 'd', 'n', 'l', 'k', 'u']) {
    await page.keyboard.press(key);
    await page.locator('[data-form]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-form]').waitFor({ state: 'detached' });
  }
  expect((await seen(id)).points.flatMap(({ decisions }) => decisions)).toEqual([]);
});

test('the help lists the keys that hold, and a participant is offered none of the leader’s', async () => {
  const { id } = await running('Hjälp');
  const kim = await open('kim', id);
  const robin = await open('robin', id);
  await lead(kim.page);
  await goTo(kim.page, 'Hjälp');
  await heading(robin.page, 'Hjälp');
  const keysOf = async (page: Page) => {
    await page.keyboard.press('?');
    const section = page.getByRole('dialog').getByRole('region', { name: 'Mötet' });
    await section.waitFor();
    const listed = (await section.locator('dt').allInnerTexts()).map((each) => each.trim());
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    return listed;
  };
  expect(await keysOf(kim.page)).toEqual(
    expect.arrayContaining(['Besluta', 'Tilldela', 'Datum', 'Nästa möte', 'Lyft', 'Klar', 'Ny uppgift', 'Ny punkt']),
  );
  const robins = await keysOf(robin.page);
  expect(robins).toContain('Jag är här');
  for (const act of ['Besluta', 'Tilldela', 'Klar', 'Avsluta mötet']) expect(robins).not.toContain(act);
  // Who writes for the leader is given them.
  await robin.page.getByRole('button', { name: 'Skriv beslut' }).click();
  expect(await keysOf(robin.page)).toContain('Besluta');
});

test('a field that someone changed meanwhile is shown with both values, and only a choice decides', async () => {
  const { id, page: started } = await running('Krock');
  const point = started.points.find(({ task }) => task?.title === 'Krock');
  const kim = await open('kim', id);
  await lead(kim.page);
  await goTo(kim.page, 'Krock');
  const { keyboard } = kim.page;
  await keyboard.press('t');
  await kim.page.getByRole('combobox', { name: 'Vem blir ansvarig?' }).waitFor();
  const others = { changes: [{ field: 'responsible', value: 'lee', base: point?.task?.versions.responsible }] };
  expect((await api.ask('robin', 'PATCH', `/api/tasks/${point?.task?.id}`, others)).status).toBe(200);
  await kim.page.getByText('lee Påhittad').first().waitFor();
  await keyboard.type('robin');
  await keyboard.press('Enter');
  const dialog = kim.page.getByRole('alertdialog', { name: 'Någon hann före' });
  await dialog.getByText('Det som står nu: lee Påhittad').waitFor();
  await dialog.getByText('Ert beslut: robin Påhittad').waitFor();
  expect(await faults(kim.page)).toEqual([]);
  expect((await seen(id)).points.flatMap(({ decisions }) => decisions)).toEqual([]);
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await kim.page.locator('[data-decision="1"]').filter({ hasText: 'Ansvarig är robin Påhittad.' }).waitFor();
});

test('a point is added on the spot, from typed words or from the list, and can be taken up at once', async () => {
  const { id } = await running();
  const late = (await api.ask('kim', 'POST', '/api/tasks', { title: 'Glömd grind' })).json;
  const kim = await open('kim', id);
  await lead(kim.page);
  await kim.page.keyboard.press('+');
  const field = kim.page.getByRole('combobox', { name: /^Vad gäller det/ });
  await field.waitFor();
  await kim.page.keyboard.type('Julgransplundring');
  await kim.page.keyboard.press('Enter');
  await kim.page.getByRole('navigation', { name: 'Dagordning' }).getByText('Julgransplundring').waitFor();
  await kim.page.keyboard.press('+');
  await field.waitFor();
  await kim.page.keyboard.type('Glömd');
  await kim.page.getByRole('option', { name: `${late.number} Glömd grind` }).waitFor();
  await kim.page.keyboard.press('ArrowDown');
  await kim.page.keyboard.press('Enter');
  await kim.page.getByRole('navigation', { name: 'Dagordning' }).getByText('Glömd grind').waitFor();
  await kim.page.getByRole('button', { name: 'Ta upp nu' }).click();
  await heading(kim.page, 'Glömd grind');
  await until(async () => (await seen(id)).points.at(-1)?.paragraph).toBe(1);
});

test('attendance is one tap, a guest is found by name, and coming late stands with its paragraph', async () => {
  const { id } = await running('Närvaro');
  const kim = await open('kim', id);
  const lee = await open('lee', id, { phone: true });
  await lead(kim.page);
  await kim.page.getByRole('button', { name: 'robin Påhittad är inte här' }).click();
  await kim.page.getByRole('button', { name: 'robin Påhittad är här' }).waitFor();
  await kim.page.getByRole('button', { name: 'Lägg till någon som inte är ledamot' }).click();
  await kim.page.getByRole('combobox', { name: 'Lägg till någon som inte är ledamot' }).fill('nurse');
  await kim.page.getByRole('option', { name: /nurse Påhittad/ }).click();
  await kim.page.getByRole('button', { name: 'nurse Påhittad är här' }).waitFor();
  await goTo(kim.page, 'Närvaro');
  await until(async () =>
    (await seen(id)).points.some(({ task, paragraph }) => task?.title === 'Närvaro' && paragraph !== null),
  ).toBe(true);
  const taken = (await seen(id)).points.filter(({ paragraph }) => paragraph !== null).length;
  await lee.page.getByRole('heading', { level: 2, name: 'Närvaro' }).waitFor();
  await lee.page.getByRole('button', { name: 'Jag är här' }).click();
  await kim.page.keyboard.press('p');
  await kim.page.getByRole('button', { name: new RegExp(`lee Påhittad är här\\s*kom efter § ${taken}`) }).waitFor();
  await kim.page.getByRole('button', { name: 'robin Påhittad är här' }).click();
  await kim.page
    .getByRole('button', { name: new RegExp(`robin Påhittad är inte här\\s*gick efter § ${taken}`) })
    .waitFor();
  const { attendance } = await seen(id);
  expect(
    attendance
      .filter(({ present }) => present)
      .map(({ person }) => person.id)
      .sort(),
  ).toEqual(['kim', 'lee', 'nurse']);
});

test('the forum does not know this viewer, who is shown headings and nothing to press', async () => {
  const { id } = await running('Bara rubriken');
  const tab = await openTab(browser, api.url, 'nurse', `/meetings/${id}`);
  opened.push(tab);
  const { page } = tab;
  await page.getByText('Bara rubriken').waitFor();
  expect(await page.getByTestId('meeting-run').count()).toBe(0);
  expect(await page.locator('main button').count()).toBe(0);
});

test.each([
  { theme: 'light', phone: false, locale: 'sv' },
  { theme: 'light', phone: true, locale: 'en' },
  { theme: 'dark', phone: true, locale: 'sv' },
  { theme: 'dark', phone: false, locale: 'en' },
  { theme: 'contrast', phone: false, locale: 'sv' },
  { theme: 'contrast', phone: true, locale: 'sv' },
] as const)('axe finds nothing wrong in any part of a meeting: $theme, $locale, phone $phone', async (look) => {
  const { id } = await running('Försenad punkt');
  const { page } = await open('kim', id, look);
  expect(await faults(page)).toEqual([]);
  await lead(page);
  await goTo(page, 'Försenad punkt');
  for (const key of ['b', 't', 'd', 'k', 'u', '+']) {
    await page.keyboard.press(key);
    await page.locator('[data-form]').or(page.getByRole('combobox')).first().waitFor();
    expect([key, await faults(page)]).toEqual([key, []]);
    await page.keyboard.press('Escape');
    await page.locator('[data-form]').waitFor({ state: 'detached' });
  }
  await page.keyboard.press('b');
  await page.getByRole('textbox').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[data-decision="1"]').waitFor();
  await page.keyboard.press('p');
  expect(await faults(page)).toEqual([]);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over).toBeLessThanOrEqual(0);
  await end(id);
  await page.getByTestId('meeting-ended').waitFor();
  expect(await faults(page)).toEqual([]);
});

test('of a case-born task no browser in the meeting receives more than number and neutral title', async () => {
  const of = await api.makeCase({ reporter: api.protectedReporter() });
  await api.ask('holder', 'POST', `/api/cases/${of.id}/actions/take`, {});
  await api.ask('holder', 'POST', `/api/cases/${of.id}/actions/makeTask`, { title: 'reviewAlarm' });
  await api.ask('holder', 'POST', `/api/cases/${of.id}/actions/ask`, { text: `${marker} fråga` });
  const { id } = await running();
  const heard: Promise<string>[] = [];
  const people = await Promise.all(
    ['kim', 'robin', 'lee'].map(async (person, index) => {
      const context = await browser.newContext({
        viewport: index === 1 ? { width: 390, height: 780 } : { width: 1280, height: 800 },
      });
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      page.on('response', (answer) => {
        // A stream has no end to wait for; it holds ids and versions.
        if (!answer.url().includes('/api/') || answer.url().endsWith('/api/changes')) return;
        heard.push(
          answer.text().then(
            (text) => `${answer.url()}\n${text}`,
            () => '',
          ),
        );
      });
      await page.goto(`${api.url}/tab/?as=${person}#/meetings/${id}`);
      await page.getByTestId('meeting-run').waitFor();
      return { page, close: () => context.close() };
    }),
  );
  const [kim, robin] = people.map(({ page }) => page);
  if (!kim || !robin) throw new Error('nobody is here');
  await lead(kim);
  await goTo(kim, 'Se över larm och larmrutiner');
  await heading(robin, 'Se över larm och larmrutiner');
  await kim.getByText(`Ärende ${of.number}`).waitFor();
  await kim.getByText('Bara nummer och neutral rubrik visas på mötet.').waitFor();
  // No typed words, and no task with a title of its own, can come of it.
  expect(await kim.getByRole('button', { name: /^Ny uppgift/ }).count()).toBe(0);
  await kim.keyboard.press('b');
  await kim.locator('[data-form="decide"]').waitFor();
  expect(await kim.locator('[data-form="decide"]').getByRole('textbox').count()).toBe(0);
  await kim.keyboard.press('Enter');
  await kim.locator('[data-decision="1"]').waitFor();
  await kim.keyboard.press('t');
  await kim.getByRole('combobox').fill('robin');
  await kim.keyboard.press('Enter');
  await robin.locator('[data-decision="2"]').waitFor();
  await kim.keyboard.press('k');
  await kim.locator('[data-form="done"]').waitFor();
  await kim.keyboard.press('Enter');
  await robin.locator('[data-decision="3"]').waitFor();
  await kim.getByRole('button', { name: 'Avsluta', exact: true }).click();
  await kim.getByRole('button', { name: 'Avsluta mötet' }).click();
  for (const { page } of people) {
    await page
      .getByTestId('meeting-ended')
      .getByText(`Se över larm och larmrutiner (ärende ${of.number})`)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Till protokollet' }).click();
    await page.waitForURL(/minutes$/);
    await page.locator('h1').waitFor();
  }
  const all = (await Promise.all(heard)).join('\n');
  expect(all).toContain(`/api/meetings/${id}/minutes`);
  expect(all).toContain('Se över larm och larmrutiner');
  expect(all).not.toContain(marker);
  // Where and what happened are the case's, not the meeting's.
  expect(all.replaceAll(/^.*\/api\/(choices|people|words|me\b)[\s\S]*?(?=\nhttp|$)/gm, '')).not.toContain(
    'Provavdelningen',
  );
  await Promise.all(people.map(({ close }) => close()));
});
