import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ImportAnswer, ImportRow, Task } from '../../bot/api/contract.ts';
import { world } from './world.ts';

let api: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  api = await world();
});
afterEach(() => {
  expect(api.failures).toEqual([]);
});
afterAll(() => api.end());

type Sent = { status: number; json: ImportAnswer };
const send = (person: string, body: object, headers: Record<string, string> = {}): Promise<Sent> =>
  api.ask(person, 'POST', '/api/tasks/import', body, headers);
const dry = async (rows: readonly ImportRow[], person = 'kim') => (await send(person, { rows, dryRun: true })).json;
const write = async (rows: readonly ImportRow[], part: object = {}, headers = {}) =>
  (await send('kim', { rows, dryRun: false, ...part }, headers)).json;
const add = async (part: object): Promise<Task> => (await api.ask('kim', 'POST', '/api/tasks', part)).json;
const read = async (id: string): Promise<Task> => (await api.ask('kim', 'GET', `/api/tasks/${id}`)).json;
const count = async (): Promise<number> => (await api.ask('kim', 'GET', '/api/tasks?limit=1&view=all')).json.total;

test('rows become tasks, with people, förvaltning, dates and words read as they are written', async () => {
  const rows: ImportRow[] = [
    {
      cells: {
        title: ' Byt lås ',
        description: 'Plan 2\r\nRum 3',
        administration: 'provsjukhuset',
        responsible: 'Påhittad, Robin',
        dueDate: '1 dec 2026',
        status: 'pågår',
        origin: 'RSA',
      },
    },
    { cells: { title: 'Öva', responsible: 'lee.pahittad@region.example', dueDate: '', status: '' } },
  ];
  const before = await count();
  const shown = await dry(rows);
  expect(shown).toMatchObject({ written: false, counts: { new: 2, change: 0, same: 0, wrong: 0 } });
  expect(shown.rows[0]?.cells).toMatchObject({
    responsible: { shown: 'robin Påhittad' },
    administration: { shown: 'Provsjukhuset' },
    dueDate: { shown: '2026-12-01' },
    status: { shown: 'Pågår' },
  });
  expect(await count()).toBe(before);
  const written = await write(rows);
  expect(written.written).toBe(true);
  expect(await read(written.rows[0]?.task?.id ?? '')).toMatchObject({
    title: 'Byt lås',
    administration: { id: 'hospital' },
    responsible: { id: 'robin' },
    dueDate: '2026-12-01',
    status: 'inProgress',
    origin: 'rsa',
    createdBy: { id: 'kim' },
  });
  expect(await read(written.rows[1]?.task?.id ?? '')).toMatchObject({ title: 'Öva', responsible: { id: 'lee' } });
});

describe('a cell that cannot be written says why, and its row is wrong', () => {
  test.each<[string, ImportRow['cells'], string, RegExp]>([
    ['no title', { title: ' ' }, 'title', /Skriv vad/],
    ['a title too long', { title: 'x'.repeat(201) }, 'title', /för lång/],
    ['an identity number in the title', { title: 'Ring 19121212-1212' }, 'title', /personnummer/],
    ['a phone number in the description', { title: 'Ring', description: 'på 070-174 06 05' }, 'description', /telefon/],
    ['a förvaltning that is none', { title: 'A', administration: 'Månen' }, 'administration', /förvaltning/],
    ['a place that is no förvaltning', { title: 'A', administration: 'Provavdelningen' }, 'administration', /förvaltn/],
    ['a place chosen that is no förvaltning', { title: 'A', administration: { id: 'ward' } }, 'administration', /./],
    ['a person that is none', { title: 'A', responsible: 'Ingen Sådan' }, 'responsible', /Ingen heter så/],
    ['a person chosen that is none', { title: 'A', responsible: { id: 'nobody-at-all' } }, 'responsible', /./],
    ['a date that is none', { title: 'A', dueDate: '31/2 2026' }, 'dueDate', /datum/],
    ['a follow-up that is none', { title: 'A', followUpDate: 'snart' }, 'followUpDate', /datum/],
    ['a status that is none', { title: 'A', status: 'Kanske' }, 'status', /Ej påbörjad/],
    ['a priority that is none', { title: 'A', priority: 'Mycket' }, 'priority', /Brådskande/],
    ['a recurrence that is none', { title: 'A', recurrence: 'Ibland' }, 'recurrence', /Varje år/],
    ['an origin that is none', { title: 'A', origin: 'Hörsägen' }, 'origin', /ursprung/],
    ['the origin of a case', { title: 'A', origin: 'Ärende' }, 'origin', /ursprung/],
  ])('%s', async (_why, cells, field, said) => {
    const { rows, counts } = await dry([{ cells }, { cells: { title: 'Bra' } }]);
    expect(counts).toEqual({ new: 1, change: 0, same: 0, wrong: 1 });
    const problems = Object.entries(rows[0]?.cells ?? {}).filter(([, cell]) => cell.problem);
    expect(problems.map(([name]) => name)).toEqual([field]);
    expect(problems[0]?.[1].problem?.message).toMatch(said);
  });

  test('all that is wrong with a row is told at once', async () => {
    const { rows } = await dry([{ cells: { title: '', dueDate: 'x', status: 'y', description: '19121212-1212' } }]);
    const wrong = Object.entries(rows[0]?.cells ?? {}).flatMap(([name, cell]) => (cell.problem ? [name] : []));
    expect(wrong.sort()).toEqual(['description', 'dueDate', 'status', 'title']);
  });

  test('a name that is not quite right offers whom it may mean', async () => {
    const { rows } = await dry([{ cells: { title: 'A', responsible: 'Robin Annan' } }]);
    expect(rows[0]?.cells.responsible?.problem).toMatchObject({
      code: 'person',
      choices: [{ id: 'robin', name: 'robin Påhittad (Provroll)' }],
    });
  });

  test('the same rules as for one: what a single add refuses is refused here in the same words', async () => {
    const alone = await api.ask('kim', 'POST', '/api/tasks', { title: 'Ring 19121212-1212' });
    const { rows } = await dry([{ cells: { title: 'Ring 19121212-1212' } }]);
    expect(rows[0]?.cells.title?.problem).toMatchObject({ code: 'refused', message: alone.json.error.message });
  });
});

test('one wrong row and nothing is written, unless only the good ones are asked for', async () => {
  const rows = [{ cells: { title: 'Bra rad' } }, { cells: { title: '' } }];
  const before = await count();
  expect(await write(rows)).toMatchObject({ written: false, counts: { new: 1, wrong: 1 } });
  expect(await count()).toBe(before);
  const some = await write(rows, { only: 'good' });
  expect(some).toMatchObject({ written: true, counts: { new: 1, wrong: 1 } });
  expect(some.rows[1]).toMatchObject({ kind: 'wrong', task: null });
  expect(await count()).toBe(before + 1);
});

test('a row with a number changes that task, and says what it was; what is the same is no change', async () => {
  const task = await add({ title: 'Skylt', dueDate: '2026-12-01', responsible: 'robin' });
  const rows = [
    {
      number: task.number,
      cells: {
        title: 'Skylt',
        dueDate: '24/12 2026',
        responsible: 'robin Påhittad',
        status: 'Klar',
        origin: 'RSA',
      },
    },
  ];
  const shown = await dry(rows);
  expect(shown.rows[0]?.cells.origin).toEqual({ shown: 'RSA', was: 'Egen uppgift' });
  expect(shown.counts).toEqual({ new: 0, change: 1, same: 0, wrong: 0 });
  expect(shown.rows[0]?.cells.dueDate).toEqual({ shown: '2026-12-24', was: '2026-12-01' });
  expect(shown.rows[0]?.cells.title).toEqual({ shown: 'Skylt' });
  await write(rows);
  const after = await read(task.id);
  expect(after).toMatchObject({
    version: 2,
    origin: 'rsa',
    dueDate: '2026-12-24',
    status: 'done',
    responsible: { id: 'robin' },
  });
  const { revisions } = (await api.ask('kim', 'GET', `/api/tasks/${task.id}/history`)).json;
  expect(revisions.map((each: { field: string }) => each.field).sort()).toEqual(['dueDate', 'origin', 'status']);
  expect((await dry(rows)).counts).toEqual({ new: 0, change: 0, same: 1, wrong: 0 });
});

test('an empty cell clears its field, and a column that is not there leaves it', async () => {
  const task = await add({ title: 'Skylt', dueDate: '2026-12-01', responsible: 'robin', description: 'Kvar' });
  await write([{ number: task.number, cells: { dueDate: '', responsible: ' ' } }]);
  expect(await read(task.id)).toMatchObject({ dueDate: null, responsible: null, description: 'Kvar', title: 'Skylt' });
});

test('a number that is unknown, hidden, or on two rows is told of, and nothing is guessed', async () => {
  const task = await add({ title: 'Skylt' });
  const { rows } = await dry([
    { number: 'U-99999', cells: { title: 'A' } },
    { number: task.number, cells: { title: 'B' } },
    { number: task.number, cells: { title: 'C' } },
  ]);
  expect(rows.map((row) => row.problem?.code)).toEqual(['number', undefined, 'twice']);
  expect((await dry([{ number: task.number, cells: { status: 'Klar' } }], 'nurse')).rows[0]?.problem?.code).toBe(
    'number',
  );
});

test('what someone changed since the sheet was made shows both values; nothing is written over it unasked', async () => {
  const task = await add({ title: 'Skylt', dueDate: '2026-12-01' });
  await api.ask('robin', 'PATCH', `/api/tasks/${task.id}`, {
    changes: [{ field: 'dueDate', value: '2026-12-10', base: task.fieldVersions.dueDate }],
  });
  const row = { number: task.number, version: task.version, cells: { dueDate: '2026-12-24', title: 'Ny skylt' } };
  const { rows } = await dry([row]);
  expect(rows[0]?.cells.title).toEqual({ shown: 'Ny skylt', was: 'Skylt' });
  expect(rows[0]?.cells.dueDate?.problem).toMatchObject({
    code: 'conflict',
    theirs: '2026-12-10',
    by: 'robin Påhittad',
  });
  expect((await write([row])).written).toBe(false);
  expect(await read(task.id)).toMatchObject({ dueDate: '2026-12-10', title: 'Skylt' });
  // A column that says what stands there is no conflict, however old the sheet.
  const as = { ...row, cells: { dueDate: '2026-12-10' } };
  expect((await dry([as])).counts.same).toBe(1);
  expect((await write([{ ...row, over: ['dueDate'] }])).written).toBe(true);
  expect(await read(task.id)).toMatchObject({ dueDate: '2026-12-24', title: 'Ny skylt' });
});

test('the same import sent again writes nothing more, and answers the same tasks', async () => {
  const task = await add({ title: 'Gammal' });
  const rows = [{ cells: { title: 'En gång' } }, { number: task.number, cells: { title: 'Ändrad en gång' } }];
  const key = { 'idempotency-key': 'import-once-only' };
  const before = await count();
  const [one, two] = await Promise.all([write(rows, {}, key), write(rows, {}, key)]);
  expect(await count()).toBe(before + 1);
  expect(two.rows.map((row) => row.task?.id)).toEqual(one.rows.map((row) => row.task?.id));
  expect([one.written, two.written]).toEqual([true, true]);
  const other = await send('kim', { rows: [{ cells: { title: 'Annat' } }], dryRun: false }, key);
  expect(other.status).toBe(409);
});

test('the answer holds the changes that take it all back', async () => {
  const task = await add({ title: 'Före', dueDate: '2026-12-01' });
  const { rows } = await write([
    { number: task.number, cells: { title: 'Efter', dueDate: '', status: 'Klar' } },
    { cells: { title: 'Ny och ångrad' } },
  ]);
  for (const row of rows) {
    const back = await api.ask('kim', 'PATCH', `/api/tasks/${row.task?.id}`, { changes: row.undo });
    expect([back.status, back.json.conflicts]).toEqual([200, []]);
  }
  expect(await read(task.id)).toMatchObject({ title: 'Före', dueDate: '2026-12-01', status: 'open' });
  expect((await read(rows[1]?.task?.id ?? '')).removed).toBe(true);
});

describe('rights', () => {
  test('who may not add adds nothing, and who was given a task may change its status and nothing else', async () => {
    const task = await add({ title: 'Din', responsible: 'nurse' });
    const { rows } = await dry(
      [
        { cells: { title: 'Ny' } },
        { number: task.number, cells: { status: 'Klar' } },
        { number: task.number, cells: {} },
      ],
      'nurse',
    );
    expect(rows[0]).toMatchObject({ kind: 'wrong', problem: { code: 'refused' } });
    expect(rows[1]?.kind).toBe('change');
    const title = await dry([{ number: task.number, cells: { title: 'Annan' } }], 'nurse');
    expect(title.rows[0]?.cells.title?.problem?.code).toBe('refused');
    expect((await send('nurse', { rows: [{ cells: { title: 'Ny' } }], dryRun: false })).json.written).toBe(false);
  });

  test('a case-born task keeps its fixed title in either language, and takes no description', async () => {
    const of = await api.makeCase();
    const press = (verb: string, body = {}) => api.ask('holder', 'POST', `/api/cases/${of.id}/actions/${verb}`, body);
    await press('take');
    const [task] = (await press('makeTask', { title: 'followUp' })).json.tasks;
    const of1 = (cells: ImportRow['cells']) => dry([{ number: task.number, cells }]);
    expect((await of1({ title: 'Följ upp ärendet', description: '', origin: 'Ärende' })).counts.same).toBe(1);
    expect((await of1({ title: 'Follow up the case' })).counts).toMatchObject({ wrong: 0 });
    expect((await of1({ title: 'Hotet i receptionen' })).rows[0]?.cells.title?.problem?.code).toBe('refused');
    expect((await of1({ description: 'Han ropade' })).rows[0]?.cells.description?.problem?.code).toBe('refused');
  });
});

test('what does not have the shape is refused before it is read', async () => {
  const one = { cells: { title: 'A' } };
  expect((await send('kim', { rows: [], dryRun: true })).status).toBe(400);
  expect((await send('kim', { rows: Array(1_001).fill(one), dryRun: true })).status).toBe(400);
  expect((await send('kim', { rows: [{ cells: { createdBy: 'x' } }], dryRun: true })).status).toBe(400);
  expect((await send('kim', { rows: [{ cells: { title: 7 } }], dryRun: true })).status).toBe(400);
});

test('a thousand rows are judged and written in one go', async () => {
  const before = await count();
  const rows = Array.from({ length: 1_000 }, (_, at) => ({ cells: { title: `Rad ${at}`, dueDate: '2026-12-01' } }));
  expect((await dry(rows)).counts.new).toBe(1_000);
  expect((await write(rows)).written).toBe(true);
  expect(await count()).toBe(before + 1_000);
});
