import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { tabWords } from '../../bot/words/tab/index.ts';
import { faults } from '../browser/look.ts';
import { faultsInEveryLook, lookOf } from './teams-host/look.ts';
import {
  desktop,
  foreignUrl,
  installedId,
  openPage,
  phone,
  settings,
  teamsWorld,
  tryggUrl,
} from './teams-host/open.ts';
import { until } from './teams-host/until.ts';

vi.setConfig({ testTimeout: 120_000 });

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

let teams: Awaited<ReturnType<typeof teamsWorld>>;
beforeAll(async () => {
  teams = await teamsWorld();
});
afterAll(() => teams.end());

const message = (func: string, args: unknown[]) => ({
  id: 1,
  uuidAsString: '0f0f0f0f-0000-4000-8000-000000000006',
  timestamp: 1,
  apiVersionTag: 'v2_test',
  func,
  args,
});

type Opened = Awaited<ReturnType<typeof teams.open>>;
/** Nothing that a real Teams would refuse, nothing broken. */
async function closed(...opened: Opened[]) {
  for (const each of opened) {
    expect(await each.teams.faults()).toEqual([]);
    expect(each.broken).toEqual([]);
    await each.close();
  }
}
const add = async (title: string, part: object = {}) =>
  (await teams.api.ask('kim', 'POST', '/api/tasks', { title, ...part })).json;

test('in Teams the tab signs in without a word, shows whose list it is, and says once that it is there', async () => {
  const kim = await teams.open();
  await kim.frame.getByRole('heading', { name: 'Uppgifter' }).waitFor();
  expect((await kim.teams.said()).map(({ func }) => func)).toEqual([
    'initialize',
    'getContext',
    'registerHandler',
    'authentication.getAuthToken',
    'registerHandler',
    'appInitialization.success',
  ]);
  expect(await kim.teams.calls('registerHandler')).toEqual([['themeChange'], ['backButton']]);
  await closed(kim);
});

test('many calls at once ask Teams for one token', async () => {
  const kim = await teams.open();
  await kim.frame.getByRole('heading', { name: 'Uppgifter' }).waitFor();
  await kim.frame
    .getByRole('link', { name: 'Ärenden', exact: true })
    .or(kim.frame.getByRole('link', { name: 'Mina ärenden' }))
    .click();
  await kim.frame.getByText('Du har inte rapporterat').or(kim.frame.locator('h1')).first().waitFor();
  expect(await kim.teams.calls('authentication.getAuthToken')).toHaveLength(1);
  await closed(kim);
});

test.each([
  ['default', 'default'],
  ['dark', 'dark'],
  ['contrast', 'contrast'],
  ['glass', 'dark'],
  ['something new', 'default'],
] as const)('the theme that Teams calls %s is drawn as %s, at the start and when it changes', async (name, drawn) => {
  const start = await teams.open({ context: { theme: name } });
  const later = await teams.open({ context: { theme: drawn === 'dark' ? 'default' : 'dark' } });
  for (const { frame } of [start, later]) await frame.getByRole('heading', { name: 'Uppgifter' }).waitFor();
  await until(() => lookOf(start.frame)).toBe(drawn);
  await later.teams.tell('themeChange', name);
  await until(() => lookOf(later.frame)).toBe(drawn);
  await closed(start, later);
});

test('the language is the one that Teams is in', async () => {
  const kim = await teams.open({ context: { locale: 'en-us' } });
  await kim.frame.getByRole('heading', { name: 'Tasks' }).waitFor();
  expect(await kim.frame.evaluate(() => document.documentElement.lang)).toBe('en');
  await closed(kim);
});

test('a link opens the case or the task that it names, and Teams leads back to the list', async () => {
  const of = await teams.api.makeCase();
  const task = await add('Se över skyltar');
  const holder = await teams.open({
    person: 'holder',
    context: { entityId: 'cases', subEntityId: `case:${of.number}` },
  });
  await holder.frame.getByRole('heading', { name: 'Hot' }).waitFor();
  await holder.frame.getByText(of.number, { exact: true }).waitFor();
  const kim = await teams.open({ path: '#/tasks', context: { subEntityId: `task:${task.id}` } });
  await kim.frame.getByRole('heading', { name: task.number }).waitFor();
  await kim.teams.tell('backButtonPress');
  await kim.frame.getByRole('heading', { name: task.number }).waitFor({ state: 'detached' });
  await kim.teams.tell('backButtonPress');
  // From the list, Teams itself goes back.
  await until(() => kim.teams.calls('navigateBack')).toHaveLength(1);
  await closed(holder, kim);
});

test('the tab Ärenden opens with cases, and a link that asks for nonsense opens the list', async () => {
  const holder = await teams.open({ person: 'holder', context: { entityId: 'cases' } });
  await holder.frame.getByRole('heading', { name: 'Kö' }).waitFor();
  const kim = await teams.open({ context: { subEntityId: 'case:../../<script>' } });
  await kim.frame.getByRole('heading', { name: 'Uppgifter' }).waitFor();
  await closed(holder, kim);
});

test('a link to a case is copied, its window opened and its chat found in Teams', async () => {
  const of = await teams.api.makeCase();
  const holder = await teams.open({ person: 'holder', path: `#/cases/${of.id}` });
  const { frame } = holder;
  await frame.getByRole('button', { name: 'Kopiera länk' }).click();
  await frame.getByText(`Länken till ${of.number} är kopierad`).waitFor();
  const [[sent] = []] = await holder.teams.calls('clipboard.writeToClipboard');
  const { content }: { content: string } = JSON.parse(JSON.stringify(sent));
  const link = new URL(Buffer.from(content, 'base64').toString('utf8'));
  expect(link.href).toMatch(`https://teams.microsoft.com/l/entity/${installedId}/cases?`);
  expect(link.searchParams.get('context')).toBe(`{"subEntityId":"case:${of.id}"}`);
  await frame.getByRole('button', { name: 'Öppna i eget fönster' }).click();
  const address = `${tryggUrl}/tab/#/cases/${of.id}`;
  await until(() => holder.teams.calls('stageView.open')).toEqual([
    [
      {
        appId: installedId,
        contentUrl: address,
        websiteUrl: address,
        title: of.number,
        entityId: 'cases',
        openMode: 'popout',
      },
    ],
  ]);
  await frame.getByRole('button', { name: 'Till chatten' }).click();
  await until(() => holder.teams.calls('pages.navigateToApp')).toEqual([
    [{ appId: installedId, pageId: 'conversations' }],
  ]);
  await closed(holder);
});

test('where nothing may be copied Teams shares the link, and where there is no window the link opens one', async () => {
  const of = await teams.api.makeCase();
  const supports = { pages: { backStack: {}, config: {} } };
  const holder = await teams.open({ person: 'holder', path: `#/cases/${of.id}`, supports });
  await holder.frame.getByRole('button', { name: 'Kopiera länk' }).click();
  await until(() => holder.teams.calls('shareDeepLink')).toEqual([
    [`case:${of.id}`, of.number, `${tryggUrl}/tab/#/cases/${of.id}`],
  ]);
  await holder.frame.getByRole('button', { name: 'Öppna i eget fönster' }).click();
  await until(() => holder.teams.calls('executeDeepLink')).toHaveLength(1);
  await closed(holder);
});

test("in a meeting's side panel the list is used by keyboard, nothing is too wide, and axe finds nothing", async () => {
  const task = await add('Inför mötet');
  const kim = await teams.open({
    frameContext: 'sidePanel',
    width: '300px',
    context: { meetingId: 'MCMxOTptZWV0aW5n', chatId: '19:meeting@thread.v2' },
  });
  const { frame, page } = kim;
  const field = frame.getByLabel('Lägg till en uppgift');
  await field.focus();
  await page.keyboard.type('Kommer av mötet');
  await page.keyboard.press('Enter');
  const added = frame.locator('[data-task]', { hasText: 'Kommer av mötet' });
  await added.waitFor();
  await frame.locator(`[data-task="${task.number}"]`).getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await frame.getByText(`${task.number} är klar`).waitFor();
  await added.getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await frame
    .getByRole('heading', { name: /^U-/ })
    .or(frame.getByRole('heading', { level: 2 }))
    .first()
    .waitFor();
  expect(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await faultsInEveryLook(kim)).toEqual([]);
  await closed(kim);
});

test("on a meeting's stage tasks are shown and no case is, whoever shares it", async () => {
  const of = await teams.api.makeCase();
  const holder = await teams.open({
    person: 'holder',
    frameContext: 'meetingStage',
    context: { meetingId: 'MCMxOTptZWV0aW5n', subEntityId: `case:${of.id}` },
  });
  const { frame } = holder;
  await frame.getByRole('heading', { name: tabWords.sv.stage.title }).waitFor();
  expect(await frame.content()).not.toContain(of.number);
  expect(await frame.getByRole('link', { name: /ärenden/i }).count()).toBe(0);
  expect(await faultsInEveryLook(holder)).toEqual([]);
  await frame.getByRole('button', { name: tabWords.sv.stage.open }).click();
  await until(() => holder.teams.calls('executeDeepLink')).toHaveLength(1);
  await frame.getByRole('link', { name: tabWords.sv.stage.tasks }).click();
  await frame.getByRole('heading', { name: /uppgifter/i }).waitFor();
  await closed(holder);
});

test.each([desktop, phone])(
  'outside Teams the page leads to the same page in Teams, in every theme: $width pixels wide',
  async (size) => {
    const { page, broken, close } = await openPage(teams.browser, size);
    await page.goto(`${tryggUrl}/tab/#/cases/RH-2026-00017`);
    await page.getByRole('heading', { name: tabWords.sv.outsideTeams.title }).waitFor();
    const link = await page.getByRole('link', { name: tabWords.sv.outsideTeams.open }).getAttribute('href');
    expect(link).toMatch(`${settings.teamsUrl}/l/entity/${settings.teamsAppId}/cases?`);
    expect(new URL(link ?? '').searchParams.get('context')).toBe('{"subEntityId":"case:RH-2026-00017"}');
    for (const scheme of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
      await page.emulateMedia(scheme);
      await page.reload();
      await page.getByRole('heading', { name: tabWords.sv.outsideTeams.title }).waitFor();
      expect(await faults(page.mainFrame())).toEqual([]);
    }
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(tabWords.sv.outsideTeams.open);
    expect(broken).toEqual([]);
    await close();
  },
);

test('a host that never answers is told of within seconds, and a foreign site shows nothing at all', async () => {
  const mute = await teams.open({ mute: true });
  await mute.frame.getByRole('heading', { name: tabWords.sv.outsideTeams.title }).waitFor();
  await closed(mute);
  const { page, broken, close } = await openPage(teams.browser);
  await page.goto(foreignUrl);
  await page.evaluate((address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
  }, `${tryggUrl}/tab/`);
  await until(() => broken.join()).toContain('frame-ancestors');
  await close();
});

test('a tab that cannot be drawn at all tells Teams, so that a page of its own is shown', async () => {
  const kim = await teams.open({
    before: async (page) => {
      await page.route('**/api/words/*', (route) => route.fulfill({ json: {} }));
    },
  });
  await until(() => kim.teams.calls('appInitialization.failure')).toEqual([['Other', undefined, undefined]]);
  expect(await kim.teams.calls('appInitialization.success')).toEqual([]);
  expect(await kim.teams.faults()).toEqual([]);
  await kim.close();
});

test('a part of the tab that the server no longer has is said, with a way on, and Teams shows that page', async () => {
  const kim = await teams.open({
    before: async (page) => {
      await page.route('**/assets/teams-tab-*', (route) => route.abort());
    },
  });
  await kim.frame.getByRole('button', { name: 'Försök igen' }).waitFor();
  await until(() => kim.teams.calls('appInitialization.success')).toHaveLength(1);
  await kim.close();
});

test('the double takes nothing that Teams would refuse', async () => {
  const kim = await teams.open({ mute: false, path: '?as=kim' });
  await until(() => kim.frame.evaluate(() => document.readyState)).toBe('complete');
  const said = [
    'no message',
    { id: 1, func: 'getContext', args: [] },
    message('getContext', []),
    message('initialize', ['1.0.0', 4, ['https://teams.microsoft.com']]),
    message('initialize', ['2.58.0', 4, ['https://other.example']]),
    message('people.selectPeople', []),
    message('authentication.getAuthToken', [['resource'], undefined, true, undefined]),
    message('settings.setSettings', [{ entityId: 'tasks', contentUrl: 'https://other.example/' }]),
    message('shareDeepLink', ['case:1', '', 'https://other.example/']),
  ];
  for (const [at, each] of said.entries()) {
    await kim.frame.evaluate((what) => parent.postMessage(what, '*'), each);
    await until(async () => (await kim.teams.faults()).length).toBeGreaterThan(at);
  }
  await kim.close();
});

test('in Teams the page has its frame of at most 200 KB, gzipped: what is asked for beyond it is held back', async () => {
  const asked: string[] = [];
  let sum = 0;
  const kim = await teams.open({
    before: async (page) => {
      await page.route('**/assets/**', (route) => {
        const { pathname } = new URL(route.request().url());
        sum += gzipSync(readFileSync(`${dist}${pathname}`)).length;
        if (sum > 200_000) return;
        asked.push(pathname);
        return route.continue();
      });
    },
  });
  await kim.frame.getByRole('heading', { name: 'Uppgifter' }).waitFor();
  expect(asked.some((path) => path.includes('/host-'))).toBe(true);
  await kim.close();
});
