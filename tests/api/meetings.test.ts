import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { MeetingPage, MeetingPoint } from '../../bot/api/contract.ts';
import { marker, world } from './world.ts';

let api: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  api = await world();
});
afterEach(() => {
  expect(api.failures).toEqual([]);
});
afterAll(() => api.end());

type Shown = Extract<MeetingPage, { audience: 'forum' }>;
const ask = (person: string, method: string, path: string, body?: object, headers?: Record<string, string>) =>
  api.ask(person, method, path, body, headers);

async function planned(by = 'kim'): Promise<string> {
  const answer = await ask(by, 'POST', '/api/meetings', { forum: 'network', plannedAt: '2026-11-03T10:00:00+01:00' });
  expect(answer.status).toBe(201);
  return answer.json.meetings[0].id;
}
async function started(): Promise<{ id: string; page: Shown }> {
  const id = await planned();
  return { id, page: (await ask('kim', 'POST', `/api/meetings/${id}/start`)).json };
}
const end = (id: string) => ask('kim', 'POST', `/api/meetings/${id}/end`);
const pointOf = (page: Shown, task: string): MeetingPoint => {
  const found = page.points.find((point) => point.task?.id === task);
  if (!found) throw new Error('the task is not on the agenda');
  return found;
};
const addTask = async (title: string) => (await ask('kim', 'POST', '/api/tasks', { title })).json;

test('a member sees their forums, plans a meeting, and it stands as the next', async () => {
  const id = await planned();
  const { forums } = (await ask('robin', 'GET', '/api/forums')).json;
  expect(forums).toMatchObject([
    {
      id: 'network',
      name: 'Forum network',
      level: 'operative',
      liftsTo: { id: 'regional' },
      next: { id, state: 'planned', plannedAt: '2026-11-03T09:00:00.000Z' },
      running: null,
      may: { plan: true, propose: true },
    },
  ]);
  expect((await ask('nurse', 'GET', '/api/forums')).json).toEqual({ forums: [] });
  expect((await ask('nurse', 'GET', '/api/meetings')).json).toEqual({ meetings: [] });
  expect((await ask('nurse', 'GET', '/api/meetings?forum=network')).json).toEqual({ meetings: [] });
  expect(
    (await ask('nurse', 'POST', '/api/meetings', { forum: 'network', plannedAt: '2026-11-03T10:00:00Z' })).status,
  ).toBe(404);
  expect((await ask('kim', 'POST', '/api/meetings', { forum: 'network', plannedAt: 'tomorrow' })).status).toBe(400);
  const moved = await ask('kim', 'PATCH', `/api/meetings/${id}`, { plannedAt: '2026-11-04T10:00:00Z' });
  expect(moved.json.meeting).toMatchObject({ plannedAt: '2026-11-04T10:00:00.000Z', version: 2 });
});

test('three people run a meeting: prepared, led, acted in, and its minutes approved, locked and added to', async () => {
  const task = await addTask('Se över skyltar');
  const id = await planned();
  const path = `/api/meetings/${id}`;
  expect(
    (await ask('robin', 'POST', '/api/forums/network/proposals', { title: 'Julbemanning', minutes: 5 })).status,
  ).toBe(201);
  const before: Shown = (await ask('kim', 'GET', path)).json;
  expect(before.points.every((point) => point.id === null)).toBe(true);
  const items = before.points.map(({ key, minutes }) => ({ key, minutes: minutes ?? 3, dropped: false })).reverse();
  const agenda = { base: before.meeting.version, items };
  const prepared: Shown = (await ask('kim', 'PUT', `${path}/agenda`, agenda)).json;
  expect(prepared.points.map(({ key }) => key)).toEqual(items.map(({ key }) => key));
  expect((await ask('robin', 'PUT', `${path}/agenda`, agenda)).json.error.code).toBe('conflict');

  const page: Shown = (await ask('kim', 'POST', `${path}/start`)).json;
  expect(page.lead).toMatchObject({ you: true, term: 1, silent: false });
  expect(page.points[0]).toMatchObject({ title: 'Julbemanning', proposedBy: { id: 'robin' } });
  for (const person of ['robin', 'lee'])
    expect((await ask(person, 'POST', `${path}/attendance`, { present: true })).status).toBe(200);
  const point = pointOf(page, task.id);
  expect((await ask('robin', 'POST', `${path}/point`, { point: point.id, term: 1 })).json.error.code).toBe(
    'notLeading',
  );
  const moved: Shown = (await ask('kim', 'POST', `${path}/point`, { point: point.id, term: 1 })).json;
  expect(moved.lead.current).toBe(point.id);
  expect(pointOf(moved, task.id)).toMatchObject({ paragraph: 1, minutes: 3, openedAt: expect.any(String) });

  const versions = point.task?.versions;
  const assign = { point: point.id, responsible: 'nurse', base: versions?.responsible };
  const acted = await ask('robin', 'POST', `${path}/actions/assign`, assign);
  expect(acted.json).toMatchObject({
    decision: { number: 1, paragraph: 1, act: 'assign', text: 'Ansvarig är nurse Påhittad.', by: { id: 'robin' } },
    conflicts: [],
  });
  const lost = await ask('lee', 'POST', `${path}/actions/assign`, { ...assign, responsible: 'kim' });
  expect(lost).toMatchObject({
    status: 200,
    json: {
      decision: null,
      conflicts: [{ field: 'responsible', yoursShown: 'kim Påhittad', theirsShown: 'nurse Påhittad' }],
    },
  });
  expect((await ask('nurse', 'GET', `/api/tasks/${task.id}`)).json.responsible.id).toBe('nurse');

  const taken: Shown = (await ask('lee', 'POST', `${path}/lead`)).json;
  expect(taken.lead).toMatchObject({ you: true, term: 2 });
  expect((await ask('kim', 'POST', `${path}/beat`, { term: 1 })).json).toMatchObject({
    you: false,
    leader: { id: 'lee' },
    term: 2,
  });
  expect((await ask('lee', 'POST', `${path}/beat`, { term: 2 })).json).toMatchObject({ you: true, silentMs: 0 });
  expect((await ask('robin', 'GET', `${path}/lead`)).json).toMatchObject({ leader: { id: 'lee' }, state: 'running' });

  const written = (await ask('kim', 'GET', `${path}/minutes`)).json;
  expect(written).toMatchObject({ meeting: { state: 'running' }, locked: null });
  expect(written.text).toContain('Beslut 1\n\nAnsvarig är nurse Påhittad.');
  expect((await end(id)).json.meeting).toMatchObject({ state: 'ended', endedBy: 'person' });
  const record = { registryNumber: 'RS 2026/0117', approvers: ['robin'] };
  const draft = (await ask('kim', 'PATCH', `${path}/minutes`, record)).json;
  expect(draft.approvers).toEqual([{ id: 'robin', name: 'robin Påhittad', approvedAt: null, you: false }]);
  expect(draft.text).toContain('Beslut 1\n\nAnsvarig är nurse Påhittad.');
  expect((await ask('kim', 'POST', `${path}/minutes/lock`)).json.error.code).toBe('approvalMissing');
  const own = (await ask('robin', 'GET', `${path}/minutes`)).json;
  expect(own.may).toContain('approve');
  expect((await ask('robin', 'POST', `${path}/minutes/approve`, { hash: own.contentHash })).status).toBe(200);
  const locked = (await ask('kim', 'POST', `${path}/minutes/lock`)).json;
  expect(locked).toMatchObject({ meeting: { state: 'locked' }, locked: { intact: true, by: { id: 'kim' } } });
  expect((await ask('kim', 'PATCH', `${path}/minutes`, record)).json.error.code).toBe('minutesLocked');
  const added = (await ask('kim', 'POST', `${path}/minutes/addenda`, { text: 'Skylten är bytt.' })).json;
  expect(added).toMatchObject({
    locked: locked.locked,
    addenda: [{ number: 1, text: 'Skylten är bytt.' }],
    may: expect.arrayContaining(['addend']),
  });
  expect(added.text).toContain('Skylten är bytt.');
});

test('an act sent twice by one key is one decision, and with other inputs is refused', async () => {
  const { id, page } = await started();
  const [point] = page.points;
  const path = `/api/meetings/${id}/actions/decide`;
  const key = { 'idempotency-key': 'one-press-in-a-meeting' };
  const send = (body: object) => ask('kim', 'POST', path, { point: point?.id, ...body }, key);
  const [one, two] = await Promise.all([send({}), send({})]);
  expect(one.json.decision).toMatchObject({ number: 1, outcome: 'agreed' });
  expect(two.json.decision).toEqual(one.json.decision);
  expect((await send({ outcome: 'rejected' })).json.error.code).toBe('pressedBefore');
  expect((await ask('kim', 'POST', path, { point: point?.id, outcome: 'other' })).status).toBe(400);
  expect((await ask('kim', 'POST', `/api/meetings/${id}/actions/vote`, { point: point?.id })).status).toBe(404);
  await end(id);
});

test('whoever the forum does not know is answered headings and nothing more, and may do nothing', async () => {
  const of = await api.makeCase();
  await ask('holder', 'POST', `/api/cases/${of.id}/actions/take`, {});
  await ask('holder', 'POST', `/api/cases/${of.id}/actions/makeTask`, { title: 'reviewAlarm' });
  const { id, page } = await started();
  const path = `/api/meetings/${id}`;
  for (const stranger of ['nurse', 'holder', 'keeper']) {
    const seen = await ask(stranger, 'GET', path);
    expect(Object.keys(seen.json).sort()).toEqual(['audience', 'headings', 'meeting']);
    expect(seen.json.headings).toHaveLength(page.points.length);
    expect(seen.json.headings).toContain('Se över larm och larmrutiner');
    expect(seen.text).not.toContain(of.number);
    const refused: [string, string, object?][] = [
      ['GET', `${path}/lead`],
      ['GET', `${path}/minutes`],
      ['POST', `${path}/start`],
      ['POST', `${path}/end`],
      ['POST', `${path}/lead`],
      ['POST', `${path}/beat`, { term: 1 }],
      ['POST', `${path}/point`, { point: page.points[0]?.id, term: 1 }],
      ['POST', `${path}/points`, { title: 'x' }],
      ['POST', `${path}/attendance`, { present: true }],
      ['POST', `${path}/actions/decide`, { point: page.points[0]?.id }],
      ['PUT', `${path}/agenda`, { base: 1, items: [] }],
      ['PATCH', path, { plannedAt: '2026-11-04T10:00:00Z' }],
      ['PATCH', `${path}/minutes`, { registryNumber: 'x1' }],
      ['POST', `${path}/minutes/approve`, { hash: '0'.repeat(64) }],
      ['POST', `${path}/minutes/lock`],
      ['POST', `${path}/minutes/addenda`, { text: 'x' }],
      ['POST', '/api/forums/network/proposals', { title: 'x' }],
    ];
    for (const [method, at, body] of refused)
      expect([at, (await ask(stranger, method, at, body)).status]).toEqual([at, 404]);
  }
  expect((await ask('kim', 'GET', '/api/meetings/none')).status).toBe(404);
  await end(id);
});

test('a secret of a case never comes out of a meeting: not in its pages, answers, minutes or events, to anyone', async () => {
  const of = await api.makeCase({ reporter: api.protectedReporter() });
  await ask('holder', 'POST', `/api/cases/${of.id}/actions/take`, {});
  const [made] = (await ask('holder', 'POST', `/api/cases/${of.id}/actions/makeTask`, { title: 'followUp' })).json
    .tasks;
  // A comment of the list is not for the shared screen either.
  await ask('kim', 'POST', `/api/tasks/${made.id}/comments`, { text: `${marker} i en kommentar` });
  await ask('holder', 'POST', `/api/cases/${of.id}/actions/ask`, { text: `${marker} fråga` });
  const id = await planned();
  const path = `/api/meetings/${id}`;
  const heard: string[] = [];
  const all = async (method: string, at: string, body?: object, by = 'kim') => {
    const answer = await ask(by, method, at, body);
    expect([at, answer.status]).toEqual([at, answer.status < 300 ? answer.status : 'refused']);
    heard.push(answer.text);
    return answer.json;
  };
  await all('GET', path);
  const page: Shown = await all('POST', `${path}/start`);
  await all('POST', `${path}/attendance`, { present: true }, 'robin');
  const point = pointOf(page, made.id);
  expect(point.task).toMatchObject({ title: 'Följ upp ärendet', caseNumber: of.number, description: null });
  expect(Object.keys(point.task ?? {}).sort()).toEqual(
    'caseNumber description dueDate id number overdue responsible status title versions'.split(' '),
  );
  await all('POST', `${path}/point`, { point: point.id, term: 1 });
  for (const [act, body] of [
    ['decide', {}],
    ['assign', { responsible: 'lee', base: 1 }],
    ['date', { dueDate: '2026-12-24', base: 1 }],
    ['nextMeeting', {}],
    ['lift', {}],
    ['done', { base: 1 }],
  ] as const)
    await all('POST', `${path}/actions/${act}`, { point: point.id, ...body });
  // Nobody can type it in: decisions on a case-born task have no words of their own, and make no titles.
  for (const [act, body] of [
    ['decide', { text: marker }],
    ['makeTask', { title: marker }],
  ] as const)
    expect((await ask('kim', 'POST', `${path}/actions/${act}`, { point: point.id, ...body })).json.error.code).toBe(
      'inputInvalid',
    );
  for (const person of ['kim', 'robin', 'lee', 'nurse', 'holder', 'keeper']) await all('GET', path, undefined, person);
  await all('POST', `${path}/end`);
  await all('PATCH', `${path}/minutes`, { registryNumber: 'RS 2026/0118', approvers: ['robin'] });
  const { contentHash } = await all('GET', `${path}/minutes`, undefined, 'robin');
  await all('POST', `${path}/minutes/approve`, { hash: contentHash }, 'robin');
  const locked = await all('POST', `${path}/minutes/lock`);
  await all('GET', '/api/forums');
  await all('GET', '/api/meetings');
  expect(locked.text).toContain(`Följ upp ärendet (ärende ${of.number})`);
  const { rows } = await api.deps.pool.query(
    `select coalesce((select string_agg(m::text, '') from meeting_minutes m), '')
      || coalesce((select string_agg(p::text, '') from meeting_point p), '')
      || coalesce((select string_agg(d::text, '') from meeting_decision d), '')
      || coalesce((select string_agg(e::text, '') from event e where stream like 'meeting:%' or stream like 'forum:%'), '') as kept`,
  );
  expect(heard.length).toBeGreaterThan(20);
  expect(`${heard.join('')}${rows[0].kept}`).not.toContain(marker);
  // The place and the kind of what happened are the case's, not the meeting's.
  expect(heard.join('')).not.toContain('Provavdelningen');
});
