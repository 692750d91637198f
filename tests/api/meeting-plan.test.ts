import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ForumProposals, MeetingList, MeetingPage } from '../../bot/api/contract.ts';
import { world } from './world.ts';

let api: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  api = await world();
});
afterEach(() => {
  expect(api.failures).toEqual([]);
});
afterAll(() => api.end());

type Shown = Extract<MeetingPage, { audience: 'forum' }>;
const ask = (person: string, method: string, path: string, body?: object) => api.ask(person, method, path, body);

const DAY_MS = 86_400_000;
/** So many days from now, by the server's clock. */
const inDays = (days: number) => new Date(api.deps.clock.now().getTime() + days * DAY_MS).toISOString();
async function planned(times = 1, forum = 'network', by = 'kim'): Promise<string[]> {
  const repeat = times > 1 ? { times, everyWeeks: 2 } : null;
  const answer = await ask(by, 'POST', '/api/meetings', { forum, plannedAt: inDays(2), repeat });
  expect(answer.status).toBe(201);
  const { meetings }: MeetingList = answer.json;
  return meetings.map(({ id }) => id);
}
const list = async (person: string, when: string): Promise<MeetingList['meetings']> =>
  (await ask(person, 'GET', `/api/meetings?when=${when}`)).json.meetings;
const ids = async (person: string, when: string) => (await list(person, when)).map(({ id }) => id);

test('a cancelled meeting leaves what is to come, says who cancelled it, and can be planned again', async () => {
  const [first = '', second = '', third = ''] = await planned(3);
  expect(await ids('robin', 'coming')).toEqual([first, second, third]);
  const answer = await ask('robin', 'POST', `/api/meetings/${second}/cancel`, {});
  expect(answer).toMatchObject({ status: 200, json: { meetings: [{ id: second, state: 'cancelled' }] } });
  expect(await ids('kim', 'coming')).toEqual([first, third]);
  expect(await list('kim', 'past')).toMatchObject([
    { id: second, state: 'cancelled', number: null, minutes: null, cancelled: { by: { name: 'robin Påhittad' } } },
  ]);
  const page: Shown = (await ask('kim', 'GET', `/api/meetings/${second}`)).json;
  expect(page.points).toEqual([]);
  expect(page.may).toContain('cancel');
  for (const [method, at, body] of [
    ['POST', 'start', {}],
    ['PUT', 'agenda', { base: 2, items: [] }],
    ['POST', 'points', { title: 'x' }],
  ] as const)
    expect((await ask('kim', method, `/api/meetings/${second}/${at}`, body)).json.error.code).toBe('meetingState');
  expect((await ask('kim', 'PATCH', `/api/meetings/${second}`, { plannedAt: inDays(9) })).status).toBe(409);

  expect((await ask('kim', 'POST', `/api/meetings/${second}/reinstate`, {})).json.meeting.state).toBe('planned');
  const rest = await ask('kim', 'POST', `/api/meetings/${second}/cancel`, { rest: true });
  expect(rest.json.meetings.map(({ id }: { id: string }) => id)).toEqual([second, third]);
  expect(await ids('kim', 'coming')).toEqual([first]);
  await ask('kim', 'POST', `/api/meetings/${first}/cancel`, {});
});

test('the next meeting is the soonest, however many are planned after it, and not one that was never held', async () => {
  const missed = await ask('kim', 'POST', '/api/meetings', { forum: 'network', plannedAt: inDays(-3) });
  const repeat = { times: 60, everyWeeks: 1 };
  for (const days of [1, 2])
    await ask('kim', 'POST', '/api/meetings', { forum: 'network', plannedAt: inDays(days), repeat });
  const coming = await list('kim', 'coming');
  expect(coming[0]).toMatchObject({ id: missed.json.meetings[0].id });
  const { forums } = (await ask('kim', 'GET', '/api/forums')).json;
  expect(forums[0].next.id).toBe(coming[1]?.id);
  expect(Date.parse(forums[0].next.plannedAt)).toBeGreaterThan(api.deps.clock.now().getTime());
  for (const each of await list('kim', 'coming'))
    await ask('kim', 'POST', `/api/meetings/${each.id}/cancel`, { rest: true });
  for (const each of await list('kim', 'coming')) await ask('kim', 'POST', `/api/meetings/${each.id}/cancel`, {});
  expect(await list('kim', 'coming')).toEqual([]);
});

test('a member sees what waits for the next meeting and takes back their own; others cannot, and strangers see nothing', async () => {
  const [meeting = ''] = await planned();
  const at = '/api/forums/network/proposals';
  await ask('robin', 'POST', at, { title: 'Nycklar', minutes: 5 });
  const task = (await ask('kim', 'POST', '/api/tasks', { title: 'Se över skyltar' })).json;
  await ask('kim', 'POST', at, { task: task.id });
  const waiting = async (person: string): Promise<ForumProposals['proposals']> =>
    (await ask(person, 'GET', at)).json.proposals;
  const seen = await waiting('robin');
  expect(seen).toMatchObject([
    { title: 'Nycklar', task: null, minutes: 5, by: { id: 'robin' }, mayWithdraw: true, fromMeeting: false },
    { title: `${task.number} Se över skyltar`, task: task.id, by: { id: 'kim' }, mayWithdraw: false },
  ]);
  const [own, other] = seen;
  const back = (person: string, id = '') => ask(person, 'POST', `${at}/${id}/withdraw`, {});
  expect((await back('robin', other?.id)).status).toBe(403);
  expect((await back('robin', 'none')).status).toBe(404);
  for (const stranger of ['nurse', 'holder', 'keeper', 'chief']) {
    expect((await ask(stranger, 'GET', at)).status).toBe(404);
    expect((await back(stranger, own?.id)).status).toBe(404);
  }
  expect((await back('robin', own?.id)).json.proposals).toHaveLength(1);
  expect((await back('robin', own?.id)).status).toBe(404);
  const page: Shown = (await ask('robin', 'GET', `/api/meetings/${meeting}`)).json;
  expect(page.points.map(({ title }) => title)).not.toContain('Nycklar');
  await ask('kim', 'POST', `/api/meetings/${meeting}/cancel`, {});
});

test('who is asked is a member, and what they may is what the table says: nobody else cancels, plans or prepares', async () => {
  const [meeting = ''] = await planned(1, 'regional', 'lee');
  const path = `/api/meetings/${meeting}`;
  const tries: readonly (readonly [string, string, object])[] = [
    ['POST', `${path}/cancel`, {}],
    ['POST', `${path}/reinstate`, {}],
    ['PATCH', path, { plannedAt: inDays(9) }],
    ['PUT', `${path}/agenda`, { base: 1, items: [] }],
    ['POST', '/api/meetings', { forum: 'regional', plannedAt: inDays(9) }],
  ];
  // A member without a part in the shared list takes part; the forum's papers are the network's.
  const page: Shown = (await ask('chief', 'GET', path)).json;
  expect(page.may.toSorted()).toEqual(['propose', 'see', 'seeTitles', 'start'].toSorted());
  for (const [method, at, body] of tries) {
    expect([at, (await ask('chief', method, at, body)).status]).toEqual([at, 403]);
    for (const stranger of ['kim', 'nurse', 'holder', 'keeper'])
      expect([stranger, at, (await ask(stranger, method, at, body)).status]).toEqual([stranger, at, 404]);
  }
  for (const stranger of ['kim', 'nurse']) {
    expect(await ids(stranger, 'coming')).not.toContain(meeting);
    const seen = await ask(stranger, 'GET', path);
    expect(Object.keys(seen.json).sort()).toEqual(['audience', 'headings', 'meeting']);
  }
  expect((await ask('lee', 'GET', '/api/meetings?when=soon')).status).toBe(400);
  expect((await ask('lee', 'POST', `${path}/cancel`, { rest: 'yes' })).status).toBe(400);
  expect((await ask('lee', 'POST', `${path}/cancel`, {})).status).toBe(200);
});
