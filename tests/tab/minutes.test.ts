import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { MeetingPage } from '../../bot/api/contract.ts';
import { id, type MeetingId } from '../../bot/core/ids.ts';
import { readDocx, readPdf } from '../adapters/documents/read-back.ts';
import { world } from '../api/world.ts';
import { run } from '../contracts/store/engine.ts';
import { launchBrowser } from '../setup/browser.ts';
import { faults, openTab } from './page.ts';

// A browser with two people in it, on a machine that runs other tests beside.
vi.setConfig({ testTimeout: 180_000 });

let api: Awaited<ReturnType<typeof world>>;
let browser: Browser;
beforeAll(async () => {
  [api, browser] = await Promise.all([world(undefined, { library: true }), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await api.end();
});

type Shown = Extract<MeetingPage, { audience: 'forum' }>;
const ask = (person: string, method: string, path: string, body?: object) => api.ask(person, method, path, body);

/** A meeting that runs, with lee and robin there. */
async function running(): Promise<{ of: string; path: string; hash: string; decide: (text: string) => Promise<void> }> {
  const plan = { forum: 'network', plannedAt: '2026-11-03T10:00:00+01:00' };
  const of: string = (await ask('kim', 'POST', '/api/meetings', plan)).json.meetings[0].id;
  const path = `/api/meetings/${of}`;
  const page: Shown = (await ask('kim', 'POST', `${path}/start`)).json;
  for (const person of ['robin', 'lee']) await ask(person, 'POST', `${path}/attendance`, { present: true });
  const point = page.points.find(({ section }) => section === 'fixed')?.id;
  const decide = async (text: string) => {
    const { status } = await ask('kim', 'POST', `${path}/actions/decide`, { point, outcome: 'noted', text });
    expect(status).toBe(200);
  };
  return { of, path, hash: `/meetings/${of}/minutes`, decide };
}
const end = (path: string) => ask('kim', 'POST', `${path}/end`);
async function approvedBy(path: string, ...people: string[]) {
  const record = { registryNumber: 'RS 2026/0117', approvers: people };
  expect((await ask('kim', 'PATCH', `${path}/minutes`, record)).status).toBe(200);
  for (const person of people) {
    const { contentHash } = (await ask(person, 'GET', `${path}/minutes`)).json;
    expect((await ask(person, 'POST', `${path}/minutes/approve`, { hash: contentHash })).status).toBe(200);
  }
}
const lock = (path: string) => ask('kim', 'POST', `${path}/minutes/lock`);
const open = (person: string, hash: string, look = {}) => openTab(browser, api.url, person, hash, look);
const paper = (page: Page) => page.locator('article[data-paper]');
const step = (page: Page) => page.locator('[aria-current="step"]');
async function downloaded(page: Page, name: string) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: new Uint8Array(readFileSync(await file.path())) };
}

test('what is decided in the meeting stands in the minutes of whoever has them open, without a reload', async () => {
  const { path, hash, decide } = await running();
  const { page, broken, close } = await open('robin', hash);
  await step(page).getByText('Pågår').waitFor();
  await paper(page).getByText('Utkast. Mötet pågår').waitFor();
  await decide('Robin justerar.');
  await paper(page).getByText('Informationen noteras. Robin justerar.').waitFor();
  expect(await paper(page).getByRole('heading', { level: 3 }).allTextContents()).toContain('§ 1 Mötets öppnande');
  await end(path);
  await step(page).getByText('Slut').waitFor();
  await page.getByText('Diarienummer saknas').waitFor();
  await page.getByText('Justerare är inte valda').waitFor();
  expect(broken).toEqual([]);
  await close();
});

test('from a draft to a lock and an addendum: registered, approved by each, and taken along in every form', async () => {
  const { path, hash, decide } = await running();
  await decide('Å, ä och ö.');
  await end(path);
  const kim = await open('kim', hash);
  const number = kim.page.getByRole('textbox', { name: 'Diarienummer' });
  await number.fill('?');
  await number.press('Enter');
  await kim.page.locator('[role="alert"]').first().waitFor();
  await number.fill('RS 2026/0117');
  await number.press('Enter');
  await paper(kim.page).getByText('RS 2026/0117').waitFor();

  await kim.page.getByRole('button', { name: 'Välj justerare' }).click();
  const choose = kim.page.getByRole('dialog');
  await choose.getByRole('checkbox', { name: /robin/ }).check();
  expect(await choose.getByRole('checkbox').count()).toBe(3);
  await choose.getByRole('checkbox', { name: /lee/ }).check();
  await choose.getByRole('button', { name: 'Spara' }).click();
  await kim.page.getByText('Väntar på att robin Påhittad ska justera').waitFor();
  await step(kim.page).getByText('Justering').waitFor();
  // Kim is no approver, and has nothing to approve.
  expect(await kim.page.getByRole('button', { name: 'Justera', exact: true }).count()).toBe(0);

  for (const who of ['robin', 'lee']) {
    const { page, broken, close } = await open(who, hash, { phone: who === 'robin' });
    await page.getByRole('button', { name: 'Justera', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('intyga att protokollet stämmer').waitFor();
    const { contentHash } = (await ask(who, 'GET', `${path}/minutes`)).json;
    expect((await dialog.locator('code').innerText()).replaceAll(' ', '')).toBe(contentHash);
    await dialog.getByRole('button', { name: 'Justera protokollet' }).click();
    await page.getByText('Du har justerat protokollet.').waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(broken).toEqual([]);
    await close();
  }
  await kim.page.getByRole('button', { name: 'Lås protokollet' }).click();
  await kim.page.getByRole('alertdialog').getByRole('button', { name: 'Lås protokollet' }).click();
  await kim.page.getByRole('heading', { name: 'Innehållet är oförändrat' }).waitFor();
  await step(kim.page).getByText('Låst').waitFor();
  expect(await number.count()).toBe(0);
  const { locked } = (await ask('kim', 'GET', `${path}/minutes`)).json;
  await paper(kim.page).getByText(locked.hash).waitFor();

  await kim.page.getByRole('button', { name: 'Gör ett tillägg' }).click();
  await kim.page.getByLabel('Vad ska rättas eller läggas till?').fill('Lokalen är bokad.');
  await kim.page.getByRole('button', { name: 'Lägg till' }).click();
  await paper(kim.page).getByText('Lokalen är bokad.').waitFor();

  const word = await downloaded(kim.page, 'Word');
  const pdf = await downloaded(kim.page, 'PDF');
  expect([word.name, pdf.name]).toEqual([
    expect.stringMatching(/^Protokoll network 2026-\d+\.docx$/),
    expect.stringMatching(/^Protokoll network 2026-\d+\.pdf$/),
  ]);
  for (const { tagged } of [readDocx(word.bytes), await readPdf(pdf.bytes)]) {
    const text = JSON.stringify(tagged);
    for (const said of ['Å, ä och ö.', 'Lokalen är bokad.', locked.hash]) expect(text).toContain(said);
  }
  await kim.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await kim.page.getByRole('button', { name: 'Kopiera som text' }).click();
  await kim.page.getByText('Protokollet är kopierat som text.').waitFor();
  const copied = await kim.page.evaluate(() => navigator.clipboard.readText());
  expect(copied.replaceAll('\r', '')).toBe((await ask('kim', 'GET', `${path}/minutes`)).json.text);
  expect(kim.broken).toEqual([]);
  await kim.close();
});

test('who approves what was changed behind their dialog is told to read again, and nothing is approved', async () => {
  const { path, hash } = await running();
  await end(path);
  await ask('kim', 'PATCH', `${path}/minutes`, { registryNumber: 'RS 1', approvers: ['robin'] });
  const { page, close } = await open('robin', hash);
  await page.getByRole('button', { name: 'Justera', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await ask('kim', 'PATCH', `${path}/minutes`, { registryNumber: 'RS 2' });
  await paper(page).getByText('RS 2').waitFor();
  await dialog.getByRole('button', { name: 'Justera protokollet' }).click();
  await dialog.getByText('Protokollet ändrades medan du läste').waitFor();
  const [robin] = (await ask('robin', 'GET', `${path}/minutes`)).json.approvers;
  expect(robin.approvedAt).toBeNull();
  await close();
});

test('minutes that were tampered with are shown with a warning, and not as unchanged', async () => {
  const { of, path, hash, decide } = await running();
  await decide('Rätt ord.');
  await end(path);
  await approvedBy(path, 'robin');
  await lock(path);
  await run(
    api.deps.pool,
    'set session_replication_role = replica',
    `update meeting_minutes set minutes = replace(minutes::text, 'Rätt ord', 'Fel ord')::jsonb where meeting_id = '${of}'`,
    'set session_replication_role = origin',
  );
  const { page, close } = await open('robin', hash);
  await page.getByRole('alert').getByText('Innehållet har ändrats efter låsningen').waitFor();
  expect(await page.getByRole('heading', { name: 'Innehållet är oförändrat' }).count()).toBe(0);
  await paper(page).getByText('stämmer inte med sin kontrollsumma').waitFor();
  expect(await faults(page)).toEqual([]);
  await close();
});

test('the page leads to the files in SharePoint once they are there, and says that it waits until then', async () => {
  const { of, path, hash } = await running();
  await end(path);
  await approvedBy(path, 'robin');
  await lock(path);
  const { page, close } = await open('robin', hash);
  await page.getByText('Väntar på SharePoint').waitFor();
  const files = { docx: 'https://region.example/a.docx', pdf: 'https://region.example/a.pdf' };
  const put = (addenda: number) =>
    api.deps.store.transaction((kept) =>
      kept.meetings.putInLibrary({ meeting: id<MeetingId>(of), addenda, masked: 0 }, files, new Date()),
    );
  await put(0);
  const link = page.getByRole('link', { name: 'Öppna PDF-filen i SharePoint' });
  await link.waitFor();
  expect(await link.getAttribute('href')).toBe(files.pdf);
  expect(await page.getByText('Väntar på SharePoint').count()).toBe(0);
  await ask('kim', 'POST', `${path}/minutes/addenda`, { text: 'Ett tillägg.' });
  await page.getByText('Filerna i SharePoint saknar det senaste').waitFor();
  await put(1);
  await page.getByText('Filerna i SharePoint saknar det senaste').waitFor({ state: 'detached' });
  await close();
});

test('whoever is in conflict of interest reads the rest, is told so, and has nothing to approve', async () => {
  const of = await api.makeCase();
  await ask('holder', 'POST', `/api/cases/${of.id}/actions/take`, {});
  const [task] = (await ask('holder', 'POST', `/api/cases/${of.id}/actions/makeTask`, { title: 'reviewAlarm' })).json
    .tasks;
  await run(api.deps.pool, `update "case" set conflicted = '{robin}' where id = '${of.id}'`);
  const { path, hash, decide } = await running();
  await decide('Annat.');
  const page: Shown = (await ask('kim', 'GET', path)).json;
  const point = page.points.find((each) => each.task?.id === task.id)?.id;
  await ask('kim', 'POST', `${path}/actions/nextMeeting`, { point });
  await end(path);
  await ask('kim', 'PATCH', `${path}/minutes`, { registryNumber: 'RS 1', approvers: ['robin'] });
  const kim = await open('kim', hash);
  await paper(kim.page).getByText(of.number).first().waitFor();
  await kim.close();
  const robin = await open('robin', hash);
  await paper(robin.page).getByText('Delar av protokollet visas inte för dig').waitFor();
  await robin.page.getByRole('heading', { name: 'Du kan inte justera det här protokollet' }).waitFor();
  expect(await robin.page.getByRole('button', { name: 'Justera', exact: true }).count()).toBe(0);
  expect(await robin.page.locator('body').innerText()).not.toContain(of.number);
  await robin.close();
});

test('whoever is not a member, and a meeting that has not begun, are met with words of their own', async () => {
  const { hash, path } = await running();
  const nurse = await open('nurse', hash);
  await nurse.page.getByRole('heading', { name: 'Protokollet är forumets' }).waitFor();
  expect(await nurse.page.locator('article').count()).toBe(0);
  expect(await faults(nurse.page)).toEqual([]);
  await nurse.close();
  await end(path);
  const plan = { forum: 'network', plannedAt: '2026-11-04T10:00:00+01:00' };
  const [meeting] = (await ask('kim', 'POST', '/api/meetings', plan)).json.meetings;
  const kim = await open('kim', `/meetings/${meeting.id}/minutes`);
  await kim.page.getByRole('heading', { name: 'Mötet har inte börjat' }).waitFor();
  await kim.close();
});

test('printed is the document alone, black on white', async () => {
  const { path, hash } = await running();
  await end(path);
  const { page, close } = await open('kim', hash, { theme: 'dark' });
  await paper(page).getByText('Utkast').waitFor();
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(
    () =>
      [...document.querySelectorAll('header, nav, aside, h1, button, [role="status"]')].filter(
        (each) => each.getClientRects().length > 0,
      ).length,
  );
  expect(seen).toBe(0);
  const heading = paper(page).getByRole('heading', { level: 2 });
  expect(await heading.evaluate((each) => getComputedStyle(each).color)).toBe('rgb(0, 0, 0)');
  const { tagged } = await readPdf(new Uint8Array(await page.pdf({ format: 'A4' })));
  expect(JSON.stringify(tagged)).not.toContain('Kopiera');
  await close();
});

test.each([
  { theme: 'light', phone: false, locale: 'sv' },
  { theme: 'light', phone: true, locale: 'en' },
  { theme: 'dark', phone: false, locale: 'en' },
  { theme: 'dark', phone: true, locale: 'sv' },
  { theme: 'contrast', phone: false, locale: 'sv' },
  { theme: 'contrast', phone: true, locale: 'en' },
] as const)(
  'axe finds nothing wrong, and nothing is wider than the screen: $theme, $locale, phone $phone',
  async (look) => {
    const task = (await ask('kim', 'POST', '/api/tasks', { title: `Se över larm ${look.theme} ${look.phone}` })).json;
    const { path, hash, decide } = await running();
    await decide('Robin och Lee justerar.');
    const meeting: Shown = (await ask('kim', 'GET', path)).json;
    const point = meeting.points.find((each) => each.task?.id === task.id)?.id;
    await ask('kim', 'POST', `${path}/actions/nextMeeting`, { point });
    const draft = await open('lee', hash, look);
    await paper(draft.page).getByText(task.number).first().waitFor();
    expect(await faults(draft.page)).toEqual([]);
    await end(path);
    await ask('kim', 'PATCH', `${path}/minutes`, { registryNumber: 'RS 1', approvers: ['lee'] });
    const approve = draft.page.getByRole('button', { name: /^(Justera|Approve)$/ });
    await approve.waitFor();
    expect(await faults(draft.page)).toEqual([]);
    await approve.click();
    await draft.page
      .getByRole('dialog')
      .getByRole('button', { name: /Justera protokollet|Approve the minutes/ })
      .click();
    await draft.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await lock(path)).status).toBe(200);
    await draft.page.getByRole('button', { name: /Gör ett tillägg|Make an addendum/ }).click();
    expect(await faults(draft.page)).toEqual([]);
    const over = await draft.page.evaluate(() => {
      const main = document.getElementById('main');
      return main === null ? -1 : main.scrollWidth - main.clientWidth;
    });
    expect(over).toBe(0);
    if (look.phone) {
      const low = await draft.page
        .locator('main button')
        .evaluateAll((all) =>
          all.flatMap((each) => (each.getBoundingClientRect().height < 44 ? [each.textContent] : [])),
        );
      expect(low).toEqual([]);
    }
    expect(draft.broken).toEqual([]);
    await draft.close();
  },
);
