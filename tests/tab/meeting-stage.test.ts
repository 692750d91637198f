import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { MeetingPage } from '../../bot/api/contract.ts';
import { marker } from '../api/world.ts';
import { faultsInEveryLook } from './teams-host/look.ts';
import { teamsWorld, tryggUrl } from './teams-host/open.ts';
import { until } from './teams-host/until.ts';

vi.setConfig({ testTimeout: 120_000 });

let teams: Awaited<ReturnType<typeof teamsWorld>>;
beforeAll(async () => {
  teams = await teamsWorld();
});
afterAll(() => teams.end());

type Shown = Extract<MeetingPage, { audience: 'forum' }>;
type Opened = Awaited<ReturnType<typeof teams.open>>;
const ask = (person: string, method: string, path: string, body?: object) => teams.api.ask(person, method, path, body);

let runs = '';
let opened: Opened[] = [];
afterEach(async () => {
  await ask('kim', 'POST', `/api/meetings/${runs}/end`);
  for (const each of opened) {
    expect(await each.teams.faults()).toEqual([]);
    expect(each.broken).toEqual([]);
    await each.close();
  }
  opened = [];
});

async function running(): Promise<Shown> {
  const planned = await ask('kim', 'POST', '/api/meetings', { forum: 'network', plannedAt: '2026-11-03T10:00:00Z' });
  runs = planned.json.meetings[0].id;
  return (await ask('kim', 'POST', `/api/meetings/${runs}/start`)).json;
}
const seen = async (): Promise<Shown> => (await ask('kim', 'GET', `/api/meetings/${runs}`)).json;
async function show(given: Parameters<typeof teams.open>[0]): Promise<Opened> {
  const found = await teams.open({ path: `#/meetings/${runs}`, ...given });
  opened.push(found);
  return found;
}
const meeting = { entityId: 'tasks', meetingId: 'a-meeting' };
const sidePanel = { pages: { backStack: {}, config: {} }, meeting: { stage: {} } };

/** All that a browser asks of Trygg below /api/, without queries. */
function asked(into: string[]) {
  return async (page: {
    on(event: 'request', heard: (request: { url(): string; method(): string }) => void): unknown;
  }) => {
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/api/')) into.push(`${request.method()} ${pathname}`);
    });
  };
}

test('the stage follows the leader, and through a whole meeting asks for nothing but the meeting as the forum sees it', async () => {
  const of = await teams.api.makeCase();
  await ask('holder', 'POST', `/api/cases/${of.id}/actions/take`, {});
  await ask('holder', 'POST', `/api/cases/${of.id}/actions/makeTask`, { title: 'reviewAlarm' });
  const started = await running();
  const all: string[] = [];
  const { frame } = await show({ frameContext: 'meetingStage', context: meeting, before: asked(all) });
  await frame.getByTestId('meeting-stage').waitFor();
  const point = started.points.find(({ task }) => task?.caseNumber === of.number);
  await ask('kim', 'POST', `/api/meetings/${runs}/point`, { point: point?.id, term: 1 });
  await frame.getByRole('heading', { name: 'Se över larm och larmrutiner' }).waitFor();
  await frame.getByText(`Ärende ${of.number}`).waitFor();
  await ask('kim', 'POST', `/api/meetings/${runs}/actions/assign`, { point: point?.id, responsible: 'robin', base: 1 });
  await frame.locator('[data-decision="1"]').filter({ hasText: 'Ansvarig är robin Påhittad.' }).waitFor();
  // The room presses nothing, and no key does anything.
  expect(await frame.locator('main').locator('button, a, input').count()).toBe(0);
  for (const key of ['b', 'k', 'ArrowRight', '+', 'f', 'Enter']) await frame.locator('body').press(key);
  expect(await frame.locator('[data-form]').count()).toBe(0);
  expect(await frame.locator('body').innerText()).not.toContain(marker);
  await ask('kim', 'POST', `/api/meetings/${runs}/end`);
  await frame.getByTestId('meeting-ended').getByText('Ansvarig är robin Påhittad.').waitFor();
  await frame.getByText('Protokollet finns i Trygg.').waitFor();
  expect([...new Set(all)].sort()).toEqual(
    [
      'GET /api/changes',
      'GET /api/choices',
      'GET /api/me',
      `GET /api/meetings/${runs}`,
      'GET /api/settings',
      'GET /api/words/sv',
    ].sort(),
  );
});

test('to a viewer whom the forum does not know the stage shows headings, and nothing of what is decided', async () => {
  const started = await running();
  await ask('kim', 'POST', `/api/meetings/${runs}/point`, { point: started.points[0]?.id, term: 1 });
  await ask('kim', 'POST', `/api/meetings/${runs}/actions/decide`, {
    point: started.points[0]?.id,
    text: 'Hemligt ord',
  });
  const { frame } = await show({ person: 'nurse', frameContext: 'meetingStage', context: meeting });
  await frame.getByText('Mötets öppnande').waitFor();
  expect(await frame.locator('body').innerText()).not.toContain('Hemligt ord');
});

test('the stage is fit to see in every theme', async () => {
  const started = await running();
  await ask('kim', 'POST', `/api/meetings/${runs}/point`, { point: started.points[0]?.id, term: 1 });
  await ask('kim', 'POST', `/api/meetings/${runs}/actions/decide`, { point: started.points[0]?.id });
  const stage = await show({ frameContext: 'meetingStage', context: meeting });
  await stage.frame.locator('[data-decision="1"]').waitFor();
  expect(await faultsInEveryLook(stage)).toEqual([]);
});

test('from the side panel the meeting is led, and put on the stage where Teams allows it', async () => {
  await running();
  const panel = await show({ frameContext: 'sidePanel', context: meeting, supports: sidePanel, width: '300px' });
  const { frame } = panel;
  await frame.getByTestId('meeting-run').waitFor();
  const lead = frame.getByRole('button', { name: 'Led härifrån' });
  await lead.or(frame.getByText('Du leder')).first().waitFor();
  if (await lead.isVisible()) await lead.click();
  await frame.getByText('Du leder', { exact: true }).waitFor();
  await frame.getByRole('button', { name: 'Nästa' }).click();
  await frame.getByText('§ 1', { exact: true }).first().waitFor();
  await frame.getByRole('button', { name: 'Besluta' }).click();
  await frame.getByRole('button', { name: 'Bekräfta' }).click();
  await frame.locator('[data-decision="1"]').waitFor();
  expect(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await frame.getByRole('button', { name: 'Visa på scenen' }).click();
  await frame.getByText('Mötet visas på scenen.').waitFor();
  await until(() => panel.teams.calls('meeting.shareAppContentToStage')).toEqual([
    [`${tryggUrl}/tab/#/meetings/${runs}`, expect.anything()],
  ]);
  expect(await faultsInEveryLook(panel)).toEqual([]);
});

test('in a narrow side panel what the meeting says of its leader is whole, and can be pressed', async () => {
  await running();
  await ask('kim', 'POST', `/api/meetings/${runs}/point`, { point: (await seen()).points[0]?.id, term: 1 });
  const { frame } = await show({ frameContext: 'sidePanel', context: meeting, supports: sidePanel, width: '300px' });
  const bar = frame.getByRole('status').filter({ hasText: 'Du leder mötet från ett annat fönster.' });
  await bar.waitFor();
  expect(await bar.evaluate((each) => each.scrollHeight - each.clientHeight)).toBeLessThanOrEqual(0);
  await bar.getByRole('button', { name: 'Led härifrån' }).click();
  await frame.getByText('Du leder', { exact: true }).waitFor();
  // Every choice of the decision is in sight.
  await frame.getByRole('button', { name: 'Besluta' }).click();
  const choices = frame.getByRole('group', { name: 'Beslutet blir' });
  await choices.waitFor();
  expect(await choices.evaluate((each) => each.scrollWidth - each.clientWidth)).toBeLessThanOrEqual(0);
});

test('on a screen as small as a laptop’s the stage shows the decisions and who leads without being scrolled', async () => {
  const task = await ask('kim', 'POST', '/api/tasks', {
    title: 'Byt skalskydd på akuten och i ambulanshallen',
    description: 'Gå igenom alla dörrar:\n\n- entrén\n- personalingången\n- garaget\n- taket\n- kulverten',
  });
  const started = await running();
  const point = started.points.find((each) => each.task?.id === task.json.id)?.id;
  await ask('kim', 'POST', `/api/meetings/${runs}/point`, { point, term: 1 });
  await ask('kim', 'POST', `/api/meetings/${runs}/actions/decide`, { point, text: 'Fastighet byter låsen' });
  const { page, frame } = await show({ frameContext: 'meetingStage', context: meeting });
  for (const size of [
    { width: 960, height: 600 },
    { width: 1920, height: 1080 },
  ]) {
    await page.setViewportSize(size);
    for (const text of ['Beslut enligt förslaget. Fastighet byter låsen', 'kim Påhittad leder'])
      await until(async () => {
        const box = await frame.getByText(text).boundingBox();
        return box !== null && box.y + box.height <= size.height;
      }).toBe(true);
  }
});

test('where Teams does not let the app onto the stage, the side panel does not offer it', async () => {
  await running();
  const { frame, teams: host } = await show({ frameContext: 'sidePanel', context: meeting, width: '300px' });
  await frame.getByTestId('meeting-run').waitFor();
  await until(() => host.calls('meeting.getAppContentStageSharingCapabilities')).toHaveLength(1);
  expect(await frame.getByRole('button', { name: 'Visa på scenen' }).count()).toBe(0);
});
