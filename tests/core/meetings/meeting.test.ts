import { afterAll, beforeAll, expect, test } from 'vitest';
import { actInMeeting } from '../../../bot/core/meetings/act.ts';
import { addPoint } from '../../../bot/core/meetings/add-point.ts';
import { attend } from '../../../bot/core/meetings/attend.ts';
import { closeLeftOpen, endMeeting } from '../../../bot/core/meetings/end.ts';
import { heedLead, movePoint, takeLead } from '../../../bot/core/meetings/lead.ts';
import { planMeetings } from '../../../bot/core/meetings/plan.ts';
import { prepareMeeting } from '../../../bot/core/meetings/prepare.ts';
import { propose } from '../../../bot/core/meetings/propose.ts';
import { seeMeeting } from '../../../bot/core/meetings/see-meeting.ts';
import { startMeeting } from '../../../bot/core/meetings/start.ts';
import { editTask } from '../../../bot/core/tasks/edit-task.ts';
import { seeHistory, seeTask } from '../../../bot/core/tasks/see-tasks.ts';
import { network, p, regional, type World, world } from './world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.end());

const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );
const end = (meeting: { id: Parameters<typeof endMeeting>[2]['meeting'] }) =>
  endMeeting(w.deps, p('kim'), { meeting: meeting.id });

test('the agenda builds itself: what is new, overdue, moved twice and decided but not done, then the mandate, then proposals', async () => {
  const overdue = await w.add({ title: 'Försenad', dueDate: '2026-01-10' });
  const decided = await w.add({ title: 'Beslutad', dueDate: '2027-01-10' });
  const moved = await w.add({ title: 'Flyttad', dueDate: '2026-12-01' });
  const quiet = await w.add({ title: 'Lugn' });
  const first = await w.started();
  const at = await w.pointOf(first, decided.id);
  await actInMeeting(w.deps, p('kim'), { meeting: first.id, point: at.id, act: 'decide', outcome: 'agreed', text: '' });
  await end(first);
  w.ahead(86_400_000);
  for (const [base, value] of [
    [1, '2026-12-08'],
    [2, '2026-12-15'],
  ] as const)
    await editTask(w.deps, p('kim'), { task: moved.id, changes: [{ field: 'dueDate', value, base }] });
  const fresh = await w.add({ title: 'Nytillkommen' });
  await propose(w.deps, p('robin'), { forum: network, wanted: { title: 'Julbemanning' }, minutes: 5 });
  const next = await w.plan();
  const points = await w.points(next);
  expect(points.map(({ section, title, task, reasons }) => [section, title ?? task?.number, reasons])).toEqual([
    ['sinceLast', overdue.number, ['overdue']],
    ['sinceLast', decided.number, ['decidedNotDone']],
    ['sinceLast', moved.number, ['movedTwice']],
    ['sinceLast', fresh.number, ['new']],
    ['fixed', 'Mötets öppnande', []],
    ['fixed', 'Övriga frågor', []],
    ['proposal', 'Julbemanning', []],
  ]);
  expect(points.map(({ task }) => task?.id)).not.toContain(quiet.id);
});

test('what someone watches until a later day is on no agenda until then, unless it is late; what was removed never is', async () => {
  const watched = await w.add({ title: 'Bevakas', followUpDate: '2099-01-01' });
  const back = await w.add({ title: 'Åter', followUpDate: '2026-01-01' });
  const late = await w.add({ title: 'Bevakas och är sen', followUpDate: '2099-01-01', dueDate: '2026-01-10' });
  const removed = await w.add({ title: 'Borttagen' });
  await editTask(w.deps, p('kim'), { task: removed.id, changes: [{ field: 'removed', value: 'yes', base: 1 }] });
  const shown = (await w.points(await w.plan())).flatMap(({ task }) => task?.number ?? []);
  expect(shown).toEqual(expect.arrayContaining([back.number, late.number]));
  for (const { number } of [watched, removed]) expect(shown).not.toContain(number);
});

test('a prepared agenda keeps its order, timeboxes and omissions, and what comes later still comes in', async () => {
  const meeting = await w.plan();
  const keys = (await w.points(meeting)).map(({ key }) => key).reverse();
  const items = keys.map((key, index) => ({ key, minutes: index + 1, dropped: key === 'fixed:opening' }));
  const base = meeting.version;
  const prepared = await prepareMeeting(w.deps, p('kim'), { meeting: meeting.id, base, items });
  expect(await code(prepareMeeting(w.deps, p('robin'), { meeting: meeting.id, base, items: [] }))).toBe('conflict');
  await propose(w.deps, p('robin'), { forum: network, wanted: { title: 'Sent förslag' }, minutes: null });
  const shown = await w.points(prepared);
  expect(shown.map(({ key }) => key).filter((key) => keys.includes(key))).toEqual(
    keys.filter((key) => key !== 'fixed:opening'),
  );
  expect(shown.filter(({ section }) => section === 'proposal').at(-1)?.title).toBe('Sent förslag');
  expect(shown[0]?.minutes).toBe(1);
  const seen = await seeMeeting(w.deps, p('kim'), meeting.id);
  expect(seen.audience === 'forum' && seen.dropped.map(({ key }) => key)).toEqual(['fixed:opening']);
});

test('a series keeps its wall clock over the end of summer time', async () => {
  const planned = await planMeetings(w.deps, p('kim'), {
    forum: network,
    plannedAt: new Date('2026-10-19T07:00:00Z'),
    repeat: { times: 3, everyWeeks: 1 },
  });
  expect(planned.map(({ plannedAt }) => plannedAt.toISOString())).toEqual([
    '2026-10-19T07:00:00.000Z',
    '2026-10-26T08:00:00.000Z',
    '2026-11-02T08:00:00.000Z',
  ]);
  expect(new Set(planned.map(({ series }) => series)).size).toBe(1);
});

test('a forum has one meeting at a time, however many start at once, and numbers without holes', async () => {
  const [one, two] = [await w.plan(), await w.plan()];
  const results = await Promise.allSettled([
    ...['kim', 'robin', 'lee'].map((person) => startMeeting(w.deps, p(person), { meeting: one.id })),
    startMeeting(w.deps, p('kim'), { meeting: two.id }),
  ]);
  const started = results.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const [first] = started;
  if (!first) throw new Error('none started');
  expect(new Set(started.map(({ id }) => id)).size).toBe(1);
  expect(new Set(started.map(({ lead }) => lead?.person)).size).toBe(1);
  await end(first);
  const other = first.id === one.id ? two : one;
  const second = await startMeeting(w.deps, p('kim'), { meeting: other.id });
  expect(second.number).toBe((first.number ?? 0) + 1);
  await end(second);
});

test('the last to take the lead has it, and the one who lost it is told and moves nothing, in any window', async () => {
  const meeting = await w.started();
  const [point, other] = await w.points(meeting);
  const otherId = other?.id;
  if (!point?.id || !otherId) throw new Error('no points');
  await movePoint(w.deps, p('kim'), { meeting: meeting.id, point: point.id, term: 1 });
  expect(await heedLead(w.deps, p('robin'), { meeting: meeting.id, term: null })).toMatchObject({
    leader: p('kim'),
    current: point.id,
    silent: false,
  });
  w.ahead(60_000);
  expect(await heedLead(w.deps, p('robin'), { meeting: meeting.id, term: null })).toMatchObject({ silent: true });
  await Promise.all([
    takeLead(w.deps, p('robin'), { meeting: meeting.id }),
    takeLead(w.deps, p('lee'), { meeting: meeting.id }),
  ]);
  const told = await heedLead(w.deps, p('kim'), { meeting: meeting.id, term: 1 });
  expect(told).toMatchObject({ term: 3, silent: false });
  expect([p('robin'), p('lee')]).toContain(told.leader);
  const move = (person: string, term: number) =>
    code(movePoint(w.deps, p(person), { meeting: meeting.id, point: otherId, term }));
  expect(await move('kim', 1)).toBe('notLeading');
  expect(await move('kim', 3)).toBe('notLeading');
  await takeLead(w.deps, p('kim'), { meeting: meeting.id });
  expect(await move('kim', 1)).toBe('notLeading');
  expect(await move('kim', 4)).toBe('done');
  w.ahead(60_000);
  await heedLead(w.deps, p('kim'), { meeting: meeting.id, term: 4 });
  expect(await heedLead(w.deps, p('robin'), { meeting: meeting.id, term: null })).toMatchObject({ silent: false });
  await end(meeting);
});

test('each act changes the task by the rule of the list and is the next decision; a stale one decides nothing and shows both values', async () => {
  const task = await w.add({ title: 'Se över larm' });
  const meeting = await w.started();
  const { id: point, task: seen } = await w.pointOf(meeting, task.id);
  const at = { meeting: meeting.id, point };
  const assigned = await actInMeeting(w.deps, p('kim'), {
    ...at,
    act: 'assign',
    responsible: p('nurse'),
    base: seen.versions.responsible,
  });
  expect(assigned.decision).toMatchObject({
    number: 1,
    paragraph: 1,
    responsible: 'nurse',
    after: { responsible: 'nurse' },
  });
  const stale = await actInMeeting(w.deps, p('robin'), {
    ...at,
    act: 'assign',
    responsible: p('lee'),
    base: seen.versions.responsible,
  });
  expect(stale).toMatchObject({ decision: null, conflicts: [{ field: 'responsible', yours: 'lee', theirs: 'nurse' }] });
  const dated = await actInMeeting(w.deps, p('robin'), { ...at, act: 'date', dueDate: '2026-12-24', base: 1 });
  const done = await actInMeeting(w.deps, p('lee'), { ...at, act: 'done', base: 1 });
  expect([dated.decision?.number, done.decision?.number]).toEqual([2, 3]);
  expect(await seeTask(w.deps, p('kim'), task.id)).toMatchObject({
    responsible: 'nurse',
    dueDate: '2026-12-24',
    status: 'done',
  });
  const { revisions } = await seeHistory(w.deps, p('kim'), task.id);
  expect(revisions.map(({ field, to, applied }) => [field, to, applied])).toEqual([
    ['responsible', 'nurse', true],
    ['responsible', 'lee', false],
    ['dueDate', '2026-12-24', true],
    ['status', 'done', true],
  ]);
  await end(meeting);
});

test('what cannot be carried out leaves nothing behind: no decision, no §, no task', async () => {
  const meeting = await w.started();
  const fixed = (await w.points(meeting)).find(({ section }) => section === 'fixed');
  if (!fixed?.id) throw new Error('no fixed point');
  const at = { meeting: meeting.id, point: fixed.id };
  expect(await code(actInMeeting(w.deps, p('kim'), { ...at, act: 'done', base: 1 }))).toBe('inputInvalid');
  const make = { ...at, act: 'makeTask', title: 'Gör', responsible: p('nobody'), dueDate: null } as const;
  expect(await code(actInMeeting(w.deps, p('kim'), make))).toBe('unknownPerson');
  expect(
    await code(actInMeeting(w.deps, p('kim'), { ...at, act: 'decide', outcome: 'agreed', text: 'Ring 070-174 06 05' })),
  ).toBe('personalNumber');
  const after = await w.points(meeting);
  expect(after.map(({ paragraph }) => paragraph)).toEqual(after.map(() => null));
  expect(after.flatMap(({ decisions }) => decisions)).toEqual([]);
  await end(meeting);
  expect(await code(actInMeeting(w.deps, p('kim'), { ...at, act: 'nextMeeting' }))).toBe('meetingState');
});

test('a point put off waits for the next meeting, and one lifted waits for the strategic forum, once each', async () => {
  const task = await w.add({ title: 'Ny reception' });
  const meeting = await w.started();
  const { id: point } = await w.pointOf(meeting, task.id);
  const act = (act: 'nextMeeting' | 'lift', person = 'kim') =>
    actInMeeting(w.deps, p(person), { meeting: meeting.id, point, act });
  await act('nextMeeting');
  await act('nextMeeting', 'robin');
  expect((await act('lift')).decision).toMatchObject({ forum: regional });
  await end(meeting);
  const next = await w.points(await w.plan());
  expect(next.filter((each) => each.task?.id === task.id)).toMatchObject([{ section: 'proposal', proposedBy: 'kim' }]);
  const above = await w.points(await w.plan(regional, p('lee')), p('chief'));
  expect(above.filter((each) => each.task?.id === task.id)).toMatchObject([
    { section: 'proposal', liftedFrom: network },
  ]);
  expect(above.filter(({ section }) => section === 'sinceLast')).toEqual([]);
});

test('a proposal that was not reached waits again, and one that was taken up does not', async () => {
  for (const title of ['Hinns inte', 'Hinns'])
    await propose(w.deps, p('robin'), { forum: network, wanted: { title }, minutes: null });
  const meeting = await w.started();
  const reached = (await w.points(meeting)).find(({ title }) => title === 'Hinns');
  if (!reached?.id) throw new Error('not on the agenda');
  await movePoint(w.deps, p('kim'), { meeting: meeting.id, point: reached.id, term: 1 });
  await end(meeting);
  const titles = (await w.points(await w.plan())).map(({ title }) => title);
  expect(titles).toContain('Hinns inte');
  expect(titles).not.toContain('Hinns');
});

test('the same press decides once and answers the same; with other inputs it is refused', async () => {
  const meeting = await w.started();
  const [point] = await w.points(meeting);
  if (!point?.id) throw new Error('no point');
  const input = { meeting: meeting.id, point: point.id, act: 'decide', outcome: 'noted', text: '' } as const;
  const press = { key: 'a press in a meeting', inputs: 'one' };
  const [one, two] = await Promise.all([
    actInMeeting(w.deps, p('kim'), input, press),
    actInMeeting(w.deps, p('kim'), input, press),
  ]);
  expect(two.decision).toEqual(one.decision);
  expect(await code(actInMeeting(w.deps, p('kim'), input, { ...press, inputs: 'two' }))).toBe('pressedBefore');
  await end(meeting);
});

test('a late comer and one who leaves stand with the § until which that was; a tap by mistake leaves no trace', async () => {
  const meeting = await w.started();
  const [first, second] = await w.points(meeting);
  if (!first?.id || !second?.id) throw new Error('no points');
  const mark = (person: string, present: boolean) =>
    attend(w.deps, p('kim'), { meeting: meeting.id, person: p(person), present });
  await mark('lee', true);
  await mark('lee', false);
  await movePoint(w.deps, p('kim'), { meeting: meeting.id, point: first.id, term: 1 });
  await mark('robin', true);
  await mark('robin', true);
  await movePoint(w.deps, p('kim'), { meeting: meeting.id, point: second.id, term: 1 });
  await mark('robin', false);
  const seen = await seeMeeting(w.deps, p('kim'), meeting.id);
  expect(
    seen.audience === 'forum' && seen.stays.map((stay) => [stay.person, stay.afterParagraph, stay.untilParagraph]),
  ).toEqual([
    ['kim', 0, null],
    ['robin', 1, 2],
  ]);
  await end(meeting);
});

test('a meeting left open closes by itself and says so; one that is led goes on', async () => {
  const meeting = await w.started();
  w.ahead(3 * 3_600_000);
  await heedLead(w.deps, p('kim'), { meeting: meeting.id, term: 1 });
  w.ahead(2 * 3_600_000);
  expect(await closeLeftOpen(w.deps)).toBe(0);
  w.ahead(3 * 3_600_000);
  expect(await closeLeftOpen(w.deps)).toBe(1);
  expect(await closeLeftOpen(w.deps)).toBe(0);
  const seen = await seeMeeting(w.deps, p('kim'), meeting.id);
  expect(seen.meeting).toMatchObject({ state: 'ended', endedBy: 'time', lead: null });
  expect(await w.deps.store.read((kept) => kept.events.verify(`meeting:${meeting.id}`))).toBeNull();
});

test('whoever the forum does not know meets headings only, whatever their role, and does nothing', async () => {
  const of = await w.caseTask();
  const meeting = await w.started();
  await addPoint(w.deps, p('kim'), { meeting: meeting.id, wanted: { task: of.id } });
  for (const stranger of ['holder', 'nurse', 'keeper']) {
    const seen = await seeMeeting(w.deps, p(stranger), meeting.id);
    expect(seen.audience).toBe('unknown');
    expect(JSON.stringify(seen.audience === 'unknown' && seen.headings)).not.toContain(of.number);
    expect(await code(takeLead(w.deps, p(stranger), { meeting: meeting.id }))).toBe('notFound');
    expect(await code(heedLead(w.deps, p(stranger), { meeting: meeting.id, term: null }))).toBe('notFound');
  }
  await end(meeting);
});

test('the view is the same for every member, but a point of a case in which one is in conflict is empty to that one', async () => {
  const [plain, conflicted, reported] = [
    await w.caseTask(),
    await w.caseTask({ conflicted: [p('robin')] }),
    await w.caseTask({ reporter: p('robin') }),
  ];
  const meeting = await w.started();
  const shared = async (person: string) => {
    const seen = await seeMeeting(w.deps, p(person), meeting.id);
    return seen.audience === 'forum' ? seen.points : [];
  };
  const [kim, lee, robin] = [await shared('kim'), await shared('lee'), await shared('robin')];
  expect(lee).toEqual(kim);
  const about = (points: typeof kim) => points.flatMap((point) => (point.shown && point.task ? [point.task.id] : []));
  expect(about(kim)).toEqual(expect.arrayContaining([plain.id, conflicted.id, reported.id]));
  expect(about(robin)).toContain(plain.id);
  expect(JSON.stringify(robin)).not.toContain(conflicted.id);
  expect(JSON.stringify(robin)).not.toContain(reported.id);
  expect(robin.map(({ id }) => id)).toEqual(kim.map(({ id }) => id));
  const { id: point } = await w.pointOf(meeting, conflicted.id);
  const act = { meeting: meeting.id, point, act: 'decide', outcome: 'agreed', text: '' } as const;
  expect(await code(actInMeeting(w.deps, p('robin'), act))).toBe('notFound');
  expect(await code(actInMeeting(w.deps, p('kim'), { ...act, text: 'Egna ord' }))).toBe('inputInvalid');
  expect((await actInMeeting(w.deps, p('kim'), act)).decision).toMatchObject({ number: 1 });
  await end(meeting);
});

test('a member without a part in the shared list takes part, but a task is not theirs to change', async () => {
  const task = await w.add({ title: 'Lyft' });
  await propose(w.deps, p('lee'), { forum: regional, wanted: { task: task.id }, minutes: null });
  const meeting = await w.started(regional, p('chief'));
  const point = (await w.points(meeting, p('chief'))).find((each) => each.task?.id === task.id);
  if (!point?.id) throw new Error('no point');
  const at = { meeting: meeting.id, point: point.id };
  expect(
    await code(actInMeeting(w.deps, p('chief'), { ...at, act: 'assign', responsible: p('lee'), base: 1 })),
  ).toMatch(/not(Found|Allowed)/);
  expect(
    (await actInMeeting(w.deps, p('chief'), { ...at, act: 'decide', outcome: 'rejected', text: 'Ryms inte i år.' }))
      .decision,
  ).toMatchObject({ number: 1, text: 'Ryms inte i år.' });
  expect(await code(planMeetings(w.deps, p('chief'), { forum: regional, plannedAt: new Date(0), repeat: null }))).toBe(
    'notAllowed',
  );
  await endMeeting(w.deps, p('lee'), { meeting: meeting.id });
});
