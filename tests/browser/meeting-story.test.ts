import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { MeetingPage, MinutesPage } from '../../bot/api/contract.ts';
import { launchBrowser } from '../setup/browser.ts';
import { demo, startTrygg, type Trygg } from '../setup/trygg.ts';
import { faults } from './look.ts';
import { openStage, type Stage } from './stage.ts';

vi.setConfig({ testTimeout: 300_000 });

/** Cecilia leads by keyboard only, Carl is on a phone, Lena has the desktop beside her. */
const [cecilia, carl, lena] = [41, 42, 33];

let browser: Browser;
let trygg: Trygg;
const open: Stage[] = [];
beforeAll(async () => {
  [browser, trygg] = await Promise.all([launchBrowser(), startTrygg()]);
});
afterAll(async () => {
  await browser.close();
  await trygg.stop();
});

async function ask<Answer>(person: number, method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(trygg.url + path, {
    method,
    headers: { authorization: `Bearer ${await trygg.token(demo(person))}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return answer.json();
}
type Shown = Extract<MeetingPage, { audience: 'forum' }>;
const until = <Value>(look: () => Value | Promise<Value>) => expect.poll(look, { timeout: 60_000 });

async function screen(person: number, hash: string, size: { readonly width: number; readonly height: number }) {
  const stage = await openStage(browser, `${trygg.url}/tab/?as=${demo(person)}#${hash}`, size);
  open.push(stage);
  await stage.page.locator('h1').waitFor();
  return stage.page;
}

const decision = (page: Page, number: number, text: string) =>
  page.locator(`[data-decision="${number}"]`).filter({ hasText: text }).waitFor();

it('three people prepare, run and close a whole meeting, and the minutes say what was decided', async () => {
  const add = (title: string) => ask<{ number: string }>(cecilia, 'POST', '/api/tasks', { title });
  const [locks] = [await add('Byt lås i entrén'), await add('Se över skyltarna')];
  const planned = await ask<{ meetings: { id: string }[] }>(cecilia, 'POST', '/api/meetings', {
    forum: 'natverket',
    plannedAt: trygg.clock.now().toISOString(),
  });
  const id = planned.meetings[0]?.id ?? '';
  const seen = () => ask<Shown>(carl, 'GET', `/api/meetings/${id}`);
  const leader = await screen(cecilia, `/meetings/${id}`, { width: 1280, height: 800 });
  const phone = await screen(carl, `/meetings/${id}`, { width: 390, height: 780 });
  const beside = await screen(lena, `/meetings/${id}`, { width: 1280, height: 800 });
  const { keyboard } = leader;

  // Prepared together: one proposes, the other sees it come and gives it its time.
  await beside.getByRole('button', { name: 'Lägg till en punkt' }).click();
  await beside.getByRole('combobox', { name: 'Uppgift eller rubrik' }).pressSequentially('Julbemanning');
  await beside.getByRole('dialog').getByRole('button', { name: 'Föreslå', exact: true }).click();
  for (const page of [leader, phone]) await page.locator('[data-point]').filter({ hasText: 'Julbemanning' }).waitFor();
  const points = await leader.locator('[data-point]').count();
  for (let step = 0; step < points; step += 1) await keyboard.press('j');
  await until(() => leader.evaluate(() => document.activeElement?.closest('[data-point]')?.textContent)).toContain(
    'Julbemanning',
  );
  await keyboard.press('m');
  await keyboard.type('5');
  await keyboard.press('Enter');
  await until(async () => (await seen()).points.find(({ title }) => title === 'Julbemanning')?.minutes).toBe(5);
  await keyboard.press('Escape');
  await leader.locator('[data-point]').last().focus();
  await keyboard.press('s');
  for (const page of [leader, phone, beside]) await page.getByTestId('meeting-run').waitFor();
  await leader.getByText('Du leder', { exact: true }).waitFor();

  // Who is here: each says so, and one comes late.
  await phone.getByRole('button', { name: 'Jag är här' }).click();
  await leader.getByText('2 av 10 här').waitFor();

  const goTo = async (name: string) => {
    for (let steps = 0; steps < 30; steps += 1) {
      const before = await leader.locator('h2').innerText();
      if (before === name) break;
      await keyboard.press('ArrowRight');
      await until(() => leader.locator('h2').innerText()).not.toBe(before);
    }
    for (const page of [leader, phone, beside]) await page.getByRole('heading', { level: 2, name }).waitFor();
  };
  // The next key is pressed once the leader sees that the form is done with, as a person does.
  const decided = async (page: Page, number: number, text: string) => {
    await decision(page, number, text);
    await leader.locator('[data-form]').waitFor({ state: 'detached' });
  };
  await goTo('Byt lås i entrén');
  await keyboard.press('b');
  await leader.getByRole('textbox', { name: 'Beslutets ord, om det behövs' }).waitFor();
  await keyboard.type('Fastighet byter låset före jul');
  await keyboard.press('Enter');
  await decided(phone, 1, 'Fastighet byter låset före jul');
  await keyboard.press('t');
  await leader.getByRole('combobox', { name: 'Vem blir ansvarig?' }).waitFor();
  await keyboard.type('carl på');
  await keyboard.press('Enter');
  await decided(phone, 2, 'Ansvarig är Carl Påhittsson.');
  await keyboard.press('d');
  await leader.getByRole('button', { name: /^\+1 vecka/ }).waitFor();
  await keyboard.press('Enter');
  await decided(beside, 3, 'Ska vara klart');
  expect(await faults(phone.mainFrame())).toEqual([]);

  // One looks around, and comes back by one key.
  await beside.getByRole('navigation', { name: 'Dagordning' }).getByText('Julbemanning').click();
  await beside.getByText('Du tittar på ”Julbemanning”').waitFor();
  await beside.getByRole('button', { name: 'Jag är här' }).click();
  await leader.getByText('3 av 10 här').waitFor();
  await beside.keyboard.press('f');
  await beside.getByRole('heading', { level: 2, name: 'Byt lås i entrén' }).waitFor();

  await goTo('Se över skyltarna');
  await keyboard.press('n');
  await leader.getByText('Punkten tas upp igen på nästa möte.').waitFor();
  await keyboard.press('Enter');
  await decided(phone, 4, 'Tas upp igen på nästa möte.');
  await goTo('Julbemanning');
  await keyboard.press('u');
  await leader.getByRole('textbox', { name: 'Vad ska göras?' }).waitFor();
  await keyboard.type('Gör ett schema för julen');
  await keyboard.press('Enter');
  await decided(phone, 5, 'Gör ett schema för julen');
  await keyboard.press('l');
  await leader.getByText('Punkten lyfts till LGV/RLG.').waitFor();
  await keyboard.press('Enter');
  await decided(beside, 6, 'Lyfts till LGV/RLG.');

  // Closed by keys as well; everyone is shown what was decided, and who does what by when.
  await keyboard.press('Shift+A');
  const dialog = leader.getByRole('dialog', { name: 'Avsluta mötet?' });
  await dialog.getByText('6 beslut, 3 här.').waitFor();
  await dialog.getByRole('button', { name: 'Avsluta mötet' }).focus();
  await keyboard.press('Enter');
  for (const page of [leader, phone, beside]) {
    const ended = page.getByTestId('meeting-ended');
    await ended.getByText('Lyfts till LGV/RLG.').waitFor();
    await ended.getByText(`${locks?.number} Byt lås i entrén`).last().waitFor();
  }
  expect(await faults(leader.mainFrame())).toEqual([]);
  expect(await faults(phone.mainFrame())).toEqual([]);

  const { points: after, attendance } = await seen();
  const made = after.flatMap((point) => point.decisions.map((each) => ({ ...each, title: point.title })));
  expect(made.map(({ number, act }) => [number, act])).toEqual([
    [1, 'decide'],
    [2, 'assign'],
    [3, 'date'],
    [4, 'nextMeeting'],
    [5, 'makeTask'],
    [6, 'lift'],
  ]);
  const { text } = await ask<MinutesPage>(carl, 'GET', `/api/meetings/${id}/minutes`);
  // Every decision stands there once, under its paragraph, in the order in which it was made.
  const said = made.map(({ number, text: words }) => `Beslut ${number}\n\n${words}`);
  expect([...text.matchAll(/^Beslut \d+\n\n.*$/gm)].map(([all]) => all)).toEqual(said);
  const taken = after.filter(({ paragraph }) => paragraph !== null);
  for (const point of taken) expect(text).toContain(`§ ${point.paragraph} ${point.title}`);
  for (const point of after.filter(({ paragraph }) => paragraph === null)) expect(text).toContain(point.title);
  expect(attendance.filter(({ present }) => present)).toHaveLength(3);
  expect(text).toMatch(/Närvarande\n\n- Carl Påhittsson\n- Cecilia Testholm\n- Lena Regissörsdal \([^)]*§ 1\)/);
  expect(text).toContain('Mötesledare: Cecilia Testholm');
  const row = text.split('\n').find((line) => line.startsWith('- ') && line.includes('Byt lås i entrén'));
  expect(row).toMatch(/Ansvarig: Carl Påhittsson; Datum: \d{4}-\d\d-\d\d; Status: Ej påbörjad/);
  expect(open.flatMap(({ broken }) => broken)).toEqual([]);
  await Promise.all(open.map(({ close }) => close()));
});
