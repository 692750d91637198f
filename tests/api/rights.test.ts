import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { marker, p, world } from './world.ts';

let api: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  api = await world();
});
afterEach(() => {
  expect(api.failures).toEqual([]);
});
afterAll(() => api.end());

const everyone = ['kim', 'robin', 'lee', 'holder', 'deputy', 'nurse', 'keeper'];

test('without a token, or with a forged one, nothing is answered but the words', async () => {
  for (const path of ['/api/me', '/api/tasks', '/api/cases', '/api/changes']) {
    expect((await fetch(`${api.url}${path}`)).status).toBe(401);
    expect(
      (
        await fetch(`${api.url}${path}`, {
          headers: { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJsZWUifQ.' },
        })
      ).status,
    ).toBe(401);
  }
  expect((await fetch(`${api.url}/api/words/en`)).status).toBe(200);
});

test('the words of a case reach its function and its reporter, and nobody else by any question', async () => {
  const of = await api.makeCase();
  await api.ask('holder', 'POST', `/api/cases/${of.id}/actions/take`, {});
  await api.ask('holder', 'POST', `/api/cases/${of.id}/actions/makeTask`, { title: 'followUp', responsible: 'kim' });
  const task = (await api.ask('kim', 'GET', '/api/tasks')).json.tasks[0];
  const questions = [
    '/api/me',
    '/api/choices',
    '/api/people?text=',
    '/api/cases',
    `/api/cases/${of.id}`,
    `/api/cases/${of.number}`,
    '/api/tasks',
    `/api/tasks?text=${marker}`,
    `/api/tasks/${task.id}`,
    `/api/tasks/${task.id}/history`,
    `/api/cases/${of.id}/photos/${of.id}`,
  ];
  const readers: string[] = [];
  for (const person of everyone) {
    const answers = await Promise.all(questions.map((question) => api.ask(person, 'GET', question)));
    if (answers.some((answer) => answer.text.includes(marker))) readers.push(person);
  }
  expect(readers).toEqual(['holder', 'deputy', 'nurse']);
});

test('a coordinator sees the task of a case by its number, and of the case itself not even that it exists', async () => {
  const of = await api.makeCase();
  await api.ask('holder', 'POST', `/api/cases/${of.id}/actions/take`, {});
  await api.ask('holder', 'POST', `/api/cases/${of.id}/actions/makeTask`, {
    title: 'reviewAlarm',
    responsible: 'kim',
    dueDate: '2026-12-01',
  });
  const list = await api.ask('kim', 'GET', `/api/tasks?text=${of.number}`);
  expect(list.json.tasks).toMatchObject([
    {
      title: 'Se över larm och larmrutiner',
      origin: 'case',
      case: { number: of.number, open: false },
      administration: { name: 'Provsjukhuset' },
    },
  ]);
  expect(list.json.tasks[0].may.edit).toEqual([
    'administration',
    'responsible',
    'dueDate',
    'status',
    'priority',
    'followUpDate',
    'recurrence',
  ]);
  for (const key of [of.id, of.number]) expect((await api.ask('kim', 'GET', `/api/cases/${key}`)).status).toBe(404);
  for (const verb of [
    'take',
    'takeOver',
    'ask',
    'close',
    'assess',
    'handOver',
    'makeTask',
    'add',
    'withdraw',
    'declareConflict',
  ]) {
    const pressed = await api.ask('kim', 'POST', `/api/cases/${of.id}/actions/${verb}`, {
      text: 'x',
      to: 'leadership',
      urgency: 'low',
      title: 'followUp',
    });
    expect([verb, pressed.status]).toEqual([verb, 404]);
  }
  expect(await api.deps.store.read((kept) => kept.cases.get(of.id))).toMatchObject({
    status: 'taken',
    holder: 'holder',
    urgency: 'high',
  });
});

test('leadership sees the pointer, and the content only after a stated reason, which is in the timeline', async () => {
  const of = await api.makeCase();
  const page = await api.ask('lee', 'GET', `/api/cases/${of.number}`);
  expect(page.json).toMatchObject({ content: null, contentNeeds: 'reason', pointer: { number: of.number }, own: null });
  expect(page.json.actions).toEqual(['handOver']);
  expect(await api.ask('lee', 'POST', `/api/cases/${of.id}/content`, { reason: ' ' })).toMatchObject({
    status: 422,
    json: { error: { code: 'reasonMissing' } },
  });
  const read = await api.ask('lee', 'POST', `/api/cases/${of.id}/content`, { reason: 'Granskning efter klagomål' });
  expect(read.text).toContain(marker);
  const { timeline } = (await api.ask('holder', 'GET', `/api/cases/${of.id}`)).json;
  expect(
    timeline.filter((item: { type: string; by: string }) => item.type === 'read' && item.by === 'lee Påhittad'),
  ).toHaveLength(1);
});

test('a protected reporter is named to the custodian alone, with a reason', async () => {
  const of = await api.makeCase({ reporter: api.protectedReporter() });
  const forHolder = await api.ask('holder', 'GET', `/api/cases/${of.id}`);
  expect(forHolder.json.content).toMatchObject({ reporter: null, protected: true });
  expect(forHolder.text).not.toContain('nurse');
  expect(forHolder.json.sealed).toBe('none');
  expect((await api.ask('holder', 'POST', `/api/cases/${of.id}/sealed`, { reason: 'vill veta' })).status).toBe(403);
  expect((await api.ask('keeper', 'POST', `/api/cases/${of.id}/sealed`, { reason: '' })).status).toBe(422);
  const opened = await api.ask('keeper', 'POST', `/api/cases/${of.id}/sealed`, { reason: 'Polisen begär uppgiften' });
  expect(opened.json.items).toEqual([{ label: 'Anmälare', text: `${marker} Skyddad` }]);
  expect((await api.ask('keeper', 'GET', `/api/cases/${of.id}`)).json).toMatchObject({
    content: null,
    contentNeeds: 'right',
    timeline: null,
    tasks: null,
  });
  expect(
    (await api.ask('nurse', 'GET', '/api/cases')).json.own.map((each: { number: string }) => each.number),
  ).toContain(of.number);
});

test('who reported a case meets it as reporter only, and who declared a conflict never again, nor its tasks', async () => {
  const of = await api.makeCase({ reporter: { kind: 'open', person: p('deputy') } });
  const own = await api.ask('deputy', 'GET', `/api/cases/${of.id}`);
  expect(own.json).toMatchObject({
    content: null,
    timeline: null,
    tasks: null,
    pointer: { urgency: null, holder: null },
    actions: ['add', 'withdraw'],
  });
  expect((await api.ask('deputy', 'POST', `/api/cases/${of.id}/actions/take`, {})).status).toBe(403);

  const touched = await api.makeCase();
  await api.ask('holder', 'POST', `/api/cases/${touched.id}/actions/take`, {});
  await api.ask('holder', 'POST', `/api/cases/${touched.id}/actions/makeTask`, { title: 'inform' });
  expect((await api.ask('holder', 'POST', `/api/cases/${touched.id}/actions/declareConflict`, {})).status).toBe(204);
  for (const path of [`/api/cases/${touched.id}`, `/api/cases/${touched.number}`])
    expect((await api.ask('holder', 'GET', path)).status).toBe(404);
  expect((await api.ask('holder', 'GET', `/api/tasks?text=${touched.number}`)).json.total).toBe(0);
  expect((await api.ask('deputy', 'GET', `/api/tasks?text=${touched.number}`)).json.total).toBe(1);
});

test("a question, its answer and the outcome go between function and reporter without either's name", async () => {
  const of = await api.makeCase({ reporter: api.protectedReporter() });
  const press = (person: string, verb: string, body: object) =>
    api.ask(person, 'POST', `/api/cases/${of.id}/actions/${verb}`, body);
  expect((await press('holder', 'ask', { text: 'Var?' })).status).toBe(403);
  await press('holder', 'take', {});
  await press('holder', 'ask', { text: 'Var stod ni?' });
  const asked = (await api.ask('nurse', 'GET', `/api/cases/${of.id}`)).json;
  expect(asked.own.entries.at(-1)).toMatchObject({ kind: 'question', by: 'partners', text: 'Var stod ni?' });
  expect(asked.actions).toEqual(['answer', 'add', 'withdraw']);
  expect((await press('nurse', 'answer', { text: 'Ring 070-174 06 05' })).json.error.code).toBe('personalNumber');
  expect((await press('nurse', 'answer', { text: 'Vid disken, 070-174 06 05', identifiers: 'remove' })).status).toBe(
    200,
  );
  const read = await api.ask('holder', 'GET', `/api/cases/${of.id}`);
  expect(read.json.content.entries.at(-1)).toMatchObject({ kind: 'answer', by: null });
  expect(read.text).not.toContain('070-174');
  await press('holder', 'makeTask', { title: 'followUp' });
  expect((await press('holder', 'close', { text: 'Löst' })).json.error).toMatchObject({
    code: 'openTasks',
    message: expect.stringContaining('1'),
  });
});

test('an open task that is moved lets its case be closed, and lives on in the list', async () => {
  const of = await api.makeCase();
  const press = (verb: string, body: object) => api.ask('holder', 'POST', `/api/cases/${of.id}/actions/${verb}`, body);
  await press('take', {});
  const [made] = (await press('makeTask', { title: 'repair' })).json.tasks;
  expect(made).toMatchObject({ keepsCaseOpen: true, may: { move: true } });
  expect((await press('close', { text: 'Klart' })).status).toBe(409);
  expect((await api.ask('kim', 'POST', `/api/tasks/${made.id}/move`)).json).toMatchObject({
    keepsCaseOpen: false,
    status: 'open',
  });
  expect((await press('close', { text: 'Klart' })).json.pointer.status).toBe('closed');
  expect((await api.ask('robin', 'GET', `/api/tasks/${made.id}`)).json).toMatchObject({
    status: 'open',
    case: { number: of.number },
  });
});
