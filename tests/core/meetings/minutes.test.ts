import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonical } from '../../../bot/core/canonical.ts';
import { actInMeeting } from '../../../bot/core/meetings/act.ts';
import { addAddendum } from '../../../bot/core/meetings/addend.ts';
import { approveMinutes } from '../../../bot/core/meetings/approve.ts';
import { endMeeting } from '../../../bot/core/meetings/end.ts';
import { lockMinutes } from '../../../bot/core/meetings/lock.ts';
import type { Meeting } from '../../../bot/core/meetings/meeting.ts';
import { recordMinutes } from '../../../bot/core/meetings/record.ts';
import { seeMinutes } from '../../../bot/core/meetings/see-minutes.ts';
import { editTask } from '../../../bot/core/tasks/edit-task.ts';
import { minutesDocument, plainText } from '../../../bot/words/meetings/document.ts';
import { run } from '../../contracts/store/engine.ts';
import { p, type World, world } from './world.ts';

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
const see = (meeting: Pick<Meeting, 'id'>, viewer = 'kim') => seeMinutes(w.deps, p(viewer), meeting.id);
const approve = async (meeting: Pick<Meeting, 'id'>, person: string) =>
  approveMinutes(w.deps, p(person), { meeting: meeting.id, hash: (await see(meeting, person)).contentHash });
const lock = (meeting: Pick<Meeting, 'id'>) => lockMinutes(w.deps, p('kim'), { meeting: meeting.id });

/** A meeting with one decision of each kind, ended, with robin there. */
async function ended() {
  const task = await w.add({ title: 'Se över larm', responsible: p('lee') });
  const meeting = await w.started();
  await w.present(meeting, 'robin');
  const { id: point } = await w.pointOf(meeting, task.id);
  const at = { meeting: meeting.id, point };
  await actInMeeting(w.deps, p('kim'), { ...at, act: 'assign', responsible: p('nurse'), base: 1 });
  await actInMeeting(w.deps, p('robin'), { ...at, act: 'date', dueDate: '2026-12-24', base: 1 });
  const fixed = (await w.points(meeting)).find(({ section }) => section === 'fixed');
  if (!fixed?.id) throw new Error('no fixed point');
  const here = { meeting: meeting.id, point: fixed.id };
  await actInMeeting(w.deps, p('kim'), { ...here, act: 'decide', outcome: 'agreed', text: 'Robin justerar.' });
  await actInMeeting(w.deps, p('kim'), {
    ...here,
    act: 'makeTask',
    title: 'Boka lokal',
    responsible: p('kim'),
    dueDate: null,
  });
  await endMeeting(w.deps, p('kim'), { meeting: meeting.id });
  return { meeting, task };
}

async function locked() {
  const made = await ended();
  await recordMinutes(w.deps, p('kim'), {
    meeting: made.meeting.id,
    registryNumber: 'RS 2026/0117',
    approvers: [p('robin')],
  });
  await approve(made.meeting, 'robin');
  await lock(made.meeting);
  return made;
}

test('the text of the minutes says what was decided, § by §, and who was there', async () => {
  const { meeting, task } = await ended();
  const seen = await see(meeting);
  const text = plainText(minutesDocument(seen));
  const made = seen.content.tasks.find(({ subject }) => subject.kind === 'task' && subject.task !== task.id);
  const number = made?.subject.kind === 'task' ? made.subject.number : '';
  expect(text).toContain(
    [
      `§ 1 ${task.number} Se över larm`,
      'Beslut 1',
      'Ansvarig är nurse Påhittad.',
      'Beslut 2',
      'Ska vara klart 2026-12-24.',
      '§ 2 Mötets öppnande',
      'Beslut 3',
      'Beslut enligt förslaget. Robin justerar.',
      'Beslut 4',
      `Ny uppgift: ${number} Boka lokal. Ansvarig är kim Påhittad. Ska göras utan bestämt datum.`,
    ].join('\n\n'),
  );
  expect(text).toContain(
    `- ${task.number} Se över larm; Ansvarig: nurse Påhittad; Datum: 2026-12-24; Status: Ej påbörjad`,
  );
  expect(text).toContain('Närvarande\n\n- kim Påhittad\n- robin Påhittad\n');
  expect(text).toContain('Frånvarande ledamöter: lee Påhittad');
  expect(text).toMatch(/Mötesledare: kim Påhittad\n/);
});

test('minutes are locked only when registered, and approved by everyone named exactly as they stand', async () => {
  const { meeting } = await ended();
  const { id } = meeting;
  expect(await code(lock(meeting))).toBe('registryNumberMissing');
  await recordMinutes(w.deps, p('kim'), { meeting: id, registryNumber: 'RS 2026/0117' });
  expect(await code(lock(meeting))).toBe('approvalMissing');
  for (const approver of ['lee', 'nurse'])
    expect(await code(recordMinutes(w.deps, p('kim'), { meeting: id, approvers: [p(approver)] }))).toBe('inputInvalid');
  await recordMinutes(w.deps, p('kim'), { meeting: id, approvers: [p('robin'), p('kim')] });
  expect(await code(approve(meeting, 'lee'))).toBe('notAllowed');
  await approve(meeting, 'robin');
  expect(await code(lock(meeting))).toBe('approvalMissing');
  const before = (await see(meeting)).contentHash;
  await recordMinutes(w.deps, p('kim'), { meeting: id, registryNumber: 'RS 2026/0118' });
  expect(await code(approveMinutes(w.deps, p('kim'), { meeting: id, hash: before }))).toBe('conflict');
  expect((await see(meeting)).approvals).toEqual([]);
  await approve(meeting, 'kim');
  expect(await code(lock(meeting))).toBe('approvalMissing');
  await approve(meeting, 'robin');
  expect(await code(lock(meeting))).toBe('done');
  expect((await see(meeting)).locked?.intact).toBe(true);
});

test('locked minutes stay as they are, whatever happens to tasks, names and the meeting afterwards', async () => {
  const { meeting, task } = await locked();
  const before = await see(meeting);
  for (const change of [
    () => recordMinutes(w.deps, p('kim'), { meeting: meeting.id, registryNumber: 'Annat' }),
    () => approve(meeting, 'robin'),
    () => addAddendum(w.deps, p('chief'), { meeting: meeting.id, text: 'x' }),
  ])
    expect(await code(change())).not.toBe('done');
  await editTask(w.deps, p('kim'), { task: task.id, changes: [{ field: 'title', value: 'Ny rubrik', base: 1 }] });
  // Everyone but the reader has left, and the forum is called something else.
  const { organisation } = w.deps;
  const kim = organisation.people.get(p('kim'));
  const forum = organisation.forums.get(meeting.forum);
  if (!kim || !forum) throw new Error('not in the organisation');
  const people = new Map([[kim.id, { ...kim, name: 'Kim Nyttnamn' }]]);
  const forums = new Map([[forum.id, { ...forum, name: 'Omdöpt', fixedPoints: [] }]]);
  const later = { ...w.deps, organisation: { ...organisation, people, forums } };
  const after = await seeMinutes(later, p('kim'), meeting.id);
  expect(after.content).toEqual(before.content);
  expect(after.locked).toEqual(before.locked);
});

test('addenda follow one upon the other, and the record stays untouched', async () => {
  const { meeting } = await locked();
  const before = await see(meeting);
  const press = { key: `addendum of ${meeting.id}`, inputs: 'one' };
  await addAddendum(w.deps, p('kim'), { meeting: meeting.id, text: 'Rättelse: lokalen är bokad.' }, press);
  await addAddendum(w.deps, p('kim'), { meeting: meeting.id, text: 'Rättelse: lokalen är bokad.' }, press);
  await addAddendum(w.deps, p('robin'), { meeting: meeting.id, text: 'Ännu en.' });
  const after = await see(meeting);
  expect(after.addenda.map(({ number, text }) => [number, text])).toEqual([
    [1, 'Rättelse: lokalen är bokad.'],
    [2, 'Ännu en.'],
  ]);
  expect(after.addenda[0]?.previous).toBe(before.locked?.hash);
  expect(after.addenda[1]?.previous).toBe(after.addenda[0]?.hash);
  expect(after.locked).toEqual(before.locked);
  expect(plainText(minutesDocument(after))).toContain('Tillägg 2');
});

const tampered: readonly (readonly [string, string])[] = [
  [
    'a word of a decision',
    `update meeting_minutes set minutes = replace(minutes::text, 'Robin justerar', 'Lee justerar')::jsonb`,
  ],
  ['a date', `update meeting_minutes set minutes = replace(minutes::text, '2026-12-24', '2027-12-24')::jsonb`],
  ['an approval', `update meeting_minutes set minutes = jsonb_set(minutes, '{approvals}', '[]')`],
  ['the hash alone', `update meeting_minutes set hash = repeat('0', 64)`],
  ['an addendum', `update meeting_addendum set addendum = replace(addendum::text, 'Tillagt', 'Ändrat')::jsonb`],
  ['an addendum that is taken away', 'delete from meeting_addendum'],
  [
    'the event that holds the hash',
    `update event set data = '{"hash":"0"}' where type = 'minutesLocked' and stream = 'meeting:%'`,
  ],
];
test.each(tampered)('tampering with locked minutes is found: %s', async (_what, statement) => {
  const { meeting } = await locked();
  await addAddendum(w.deps, p('kim'), { meeting: meeting.id, text: 'Tillagt i efterhand.' });
  expect((await see(meeting)).locked?.intact).toBe(true);
  const only = statement.includes('meeting:%')
    ? statement.replace('meeting:%', `meeting:${meeting.id}`)
    : `${statement}${statement.includes(' where ') ? ' and' : ' where'} meeting_id = '${meeting.id}'`;
  // The database refuses it from everyone; whoever owns the database can switch that off.
  await expect(run(w.deps.pool, only)).rejects.toThrow('append-only');
  await run(w.deps.pool, 'set session_replication_role = replica', only, 'set session_replication_role = origin');
  const seen = await see(meeting);
  expect(seen.locked?.intact).toBe(false);
  expect(plainText(minutesDocument(seen))).toContain('Varning: protokollet stämmer inte');
});

test('a record that was opened again behind its back is still the record, and says that something is wrong', async () => {
  const { meeting } = await locked();
  const before = await see(meeting);
  await run(w.deps.pool, `update meeting set state = 'ended', registry_number = 'Annat' where id = '${meeting.id}'`);
  const after = await see(meeting);
  expect(after.content).toEqual(before.content);
  expect(after.locked).toMatchObject({ hash: before.locked?.hash, intact: false });
});

test('the hash is the same however the record is kept: key order and Date or text make no difference', () => {
  const value: fc.Arbitrary<unknown> = fc.jsonValue({ maxDepth: 4 });
  fc.assert(
    fc.property(value, (given) => {
      const turned = JSON.parse(JSON.stringify(given), (_key, each: unknown) =>
        each !== null && typeof each === 'object' && !Array.isArray(each)
          ? Object.fromEntries(Object.entries(each).reverse())
          : each,
      );
      expect(canonical(turned)).toBe(canonical(given));
      expect(JSON.parse(canonical(given))).toEqual(JSON.parse(JSON.stringify(given)));
    }),
  );
  const at = new Date('2026-11-03T09:00:00.123Z');
  expect(canonical({ at })).toBe(canonical({ at: at.toISOString() }));
});

test('whoever is in conflict of interest reads the minutes without the § that concern them, and all else', async () => {
  const task = await w.caseTask({ conflicted: [p('robin')] });
  const meeting = await w.started();
  await w.present(meeting, 'robin');
  const { id: point } = await w.pointOf(meeting, task.id);
  await actInMeeting(w.deps, p('kim'), { meeting: meeting.id, point, act: 'assign', responsible: p('lee'), base: 1 });
  const other = (await w.points(meeting)).find(({ section }) => section === 'fixed');
  if (!other?.id) throw new Error('no fixed point');
  await actInMeeting(w.deps, p('kim'), {
    meeting: meeting.id,
    point: other.id,
    act: 'decide',
    outcome: 'noted',
    text: '',
  });
  await endMeeting(w.deps, p('kim'), { meeting: meeting.id });
  const [kim, robin] = [await see(meeting), await see(meeting, 'robin')];
  expect(kim.content.points.map(({ paragraph }) => paragraph)).toEqual([1, 2]);
  expect(robin.content.points.map(({ paragraph }) => paragraph)).toEqual([2]);
  expect(JSON.stringify(robin.content)).not.toContain(task.number);
  expect(robin).toMatchObject({ withheld: true, contentHash: kim.contentHash });
  expect(plainText(minutesDocument(robin))).toContain('Delar av protokollet visas inte för dig');
});
