import { afterEach, beforeEach, expect, test } from 'vitest';
import { documents } from '../../bot/adapters/documents/index.ts';
import { systemHasher, systemIds } from '../../bot/adapters/system/system.ts';
import type { TaskId } from '../../bot/core/ids.ts';
import { actInMeeting } from '../../bot/core/meetings/act.ts';
import { addAddendum } from '../../bot/core/meetings/addend.ts';
import { approveMinutes } from '../../bot/core/meetings/approve.ts';
import { attend } from '../../bot/core/meetings/attend.ts';
import { endMeeting } from '../../bot/core/meetings/end.ts';
import { lockMinutes } from '../../bot/core/meetings/lock.ts';
import type { Meeting } from '../../bot/core/meetings/meeting.ts';
import { planMeetings } from '../../bot/core/meetings/plan.ts';
import { recordMinutes } from '../../bot/core/meetings/record.ts';
import { seeMeeting } from '../../bot/core/meetings/see-meeting.ts';
import { seeMinutes } from '../../bot/core/meetings/see-minutes.ts';
import { startMeeting } from '../../bot/core/meetings/start.ts';
import { makeCaseTask } from '../../bot/core/tasks/make-case-task.ts';
import type { Task } from '../../bot/core/tasks/task.ts';
import { minutes } from '../../bot/jobs/minutes.ts';
import { readDocx, readPdf } from '../adapters/documents/read-back.ts';
import { newCase, received, run } from '../contracts/store/engine.ts';
import { network } from '../core/meetings/world.ts';
import { p, type World, world } from './archive/world.ts';

let it: World;
beforeEach(async () => {
  it = await world();
});
afterEach(() => it.end());

const deps = () => ({ ...it.deps, hasher: systemHasher });
const job = () =>
  minutes.run(
    {
      ...deps(),
      documents,
      archive: it.archive(),
      messenger: it.messenger,
      cleaner: { clean: () => Promise.reject(new Error('no files here')) },
    },
    {},
  );
const files = () =>
  it.graph
    .files()
    .filter(({ bytes }) => bytes !== null)
    .toSorted((one, other) => one.path.localeCompare(other.path));
const paths = () => files().map(({ path, version }) => [path, version]);
/** All words of both files. */
async function said(): Promise<string> {
  const texts = await Promise.all(
    files().map(async ({ path, bytes }) => {
      if (!bytes) return '';
      if (path.endsWith('.docx')) return Object.values(readDocx(bytes).parts).join('\n');
      const { tagged, metadata } = await readPdf(bytes);
      return `${JSON.stringify(tagged)}${metadata}`;
    }),
  );
  return texts.join('\n');
}
const due = () => it.deps.store.read((kept) => kept.meetings.libraryDue(10));
const codes = async () => (await it.troubles()).map(({ what, code }) => `${what.split(':')[0]} ${code}`);
const inLibrary = ({ id: of }: Meeting) => it.deps.store.read((kept) => kept.meetings.inLibrary(of));

/** A meeting of the network with a decision, ended, approved by robin and locked. `about`: tasks that it decides on. */
async function locked(about: readonly TaskId[] = []): Promise<Meeting> {
  const d = deps();
  const [plan] = await planMeetings(d, p('kim'), { forum: network, plannedAt: d.clock.now(), repeat: null });
  if (!plan) throw new Error('no meeting was planned');
  const meeting = { meeting: plan.id };
  await startMeeting(d, p('kim'), meeting);
  await attend(d, p('lee'), { ...meeting, person: p('lee'), present: true });
  const seen = await seeMeeting(d, p('kim'), plan.id);
  if (seen.audience !== 'forum') throw new Error('only headings');
  for (const point of seen.points) {
    if (!point.shown || !point.id) continue;
    const decided = point.task !== null && about.includes(point.task.id);
    if (decided) await actInMeeting(d, p('kim'), { ...meeting, point: point.id, act: 'nextMeeting' });
    else if (point.title === 'Mötets öppnande')
      await actInMeeting(d, p('kim'), {
        ...meeting,
        point: point.id,
        act: 'decide',
        outcome: 'noted',
        text: 'Öppnat.',
      });
  }
  await endMeeting(d, p('kim'), meeting);
  await recordMinutes(d, p('kim'), { ...meeting, registryNumber: 'RS 2026/0117', approvers: [p('lee')] });
  const { contentHash: hash } = await seeMinutes(d, p('lee'), plan.id);
  await approveMinutes(d, p('lee'), { ...meeting, hash });
  return lockMinutes(d, p('kim'), meeting);
}

/** A task of a case with this in its words. */
async function caseTask(secret: string): Promise<{ task: Task; number: string }> {
  const d = deps();
  return d.store.transaction(async (kept) => {
    const of = await kept.cases.create(newCase({ reporter: { kind: 'open', person: p('nurse') } }), [received]);
    const at = d.clock.now();
    const entry = { id: systemIds.random(), kind: 'description', text: secret, replyTo: null, at } as const;
    await kept.cases.addEntry(of.id, { ...entry, author: { kind: 'reporter' } });
    const made = { title: 'reviewAlarm', responsible: null, dueDate: null } as const;
    return { task: await makeCaseTask(kept, d, p('holder'), of, made, at), number: of.number };
  });
}

test('locking leaves a job, and the job puts both files in the library, with the address of each kept', async () => {
  const meeting = await locked();
  const { rows } = await it.pool.query(`select payload, lane from job where kind = 'minutes' and state = 'ready'`);
  expect(rows).toEqual([{ payload: {}, lane: 'minutes' }]);
  await job();
  expect(paths()).toEqual([
    ['Protokoll/Protokoll network 2026-1.docx', 1],
    ['Protokoll/Protokoll network 2026-1.pdf', 1],
  ]);
  expect(files().map(({ type }) => type)).toEqual([
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/pdf',
  ]);
  const { locked: record } = await seeMinutes(deps(), p('kim'), meeting.id);
  expect(await said()).toContain(record?.hash);
  expect(await inLibrary(meeting)).toMatchObject({
    docx: expect.stringMatching(/^https:.*\.docx$/),
    pdf: expect.stringMatching(/^https:.*\.pdf$/),
    addenda: 0,
  });
});

test('run again nothing is written; after an addendum each file has a new version, and holds it', async () => {
  const meeting = await locked();
  await job();
  const calls = it.graph.calls.length;
  await job();
  expect(it.graph.calls).toHaveLength(calls);
  await addAddendum(deps(), p('kim'), { meeting: meeting.id, text: 'Rättelse: lokalen är bokad.' });
  await job();
  expect(paths().map(([, version]) => version)).toEqual([2, 2]);
  expect((await said()).match(/Rättelse: lokalen är bokad\./g)).toHaveLength(2);
  expect(await inLibrary(meeting)).toMatchObject({ addenda: 1 });
});

test('what SharePoint fails at is tried again, and ends as two files of one version each', async () => {
  await locked();
  it.graph.faults.next({ kind: 'answer', status: 503 }, { method: 'PUT', template: '/content', times: 9 });
  await expect(job()).rejects.toMatchObject({ name: 'Retryable' });
  expect(await due()).toHaveLength(1);
  it.graph.faults.clear();
  it.pass(120);
  await job();
  expect(await due()).toEqual([]);
  expect(paths()).toHaveLength(2);
});

test('what only an administrator can mend is told, and forgotten when it works again', async () => {
  await it.end();
  it = await world({ provisioned: false });
  await locked();
  await job();
  expect(await codes()).toEqual(['minutes folderMissing']);
  await it.makeLists();
  await job();
  expect(await codes()).toEqual([]);
  expect(paths()).toHaveLength(2);
});

test('minutes that no longer fit their hash are kept out, and an administrator is told', async () => {
  const meeting = await locked();
  await run(
    it.pool,
    'set session_replication_role = replica',
    `update meeting_minutes set minutes = replace(minutes::text, 'Öppnat', 'Stängt')::jsonb where meeting_id = '${meeting.id}'`,
    'set session_replication_role = origin',
  );
  await job();
  expect(files()).toEqual([]);
  expect(await codes()).toEqual(['minutes minutesChanged']);
});

test('where there is no library nothing happens, and once there is one all that was locked before is put there', async () => {
  await locked();
  await minutes.run(
    { ...deps(), messenger: it.messenger, cleaner: { clean: () => Promise.reject(new Error('none')) } },
    {},
  );
  expect(it.graph.calls.filter(({ method }) => method === 'PUT')).toEqual([]);
  await locked();
  await job();
  expect(paths()).toHaveLength(4);
});

test('of a case no more than number and neutral title is in the files, and no number once anyone is in conflict', async () => {
  const secret = 'MARKÖR-hemligt';
  const { task, number } = await caseTask(secret);
  const meeting = await locked([task.id]);
  await job();
  const before = await said();
  expect(before).toContain(number);
  expect(before).toContain('Se över larm och larmrutiner');
  expect(before).not.toContain(secret);
  // Someone declares a conflict of interest after the files were put there.
  await run(it.pool, `update "case" set conflicted = '{robin}' where number = '${number}'`);
  await job();
  const after = await said();
  expect(after).not.toContain(number);
  expect(after).toContain('ärendenumret utelämnat');
  expect(after).toContain('Se över larm och larmrutiner');
  expect(paths().map(([, version]) => version)).toEqual([2, 2]);
  // The record itself is as it was.
  const kept = await seeMinutes(deps(), p('kim'), meeting.id);
  expect(kept.locked?.intact).toBe(true);
  expect(JSON.stringify(kept.content)).toContain(number);
});

test('no name of a file, and nothing of the minutes, is in the log or in the jobs', async () => {
  await locked();
  await job();
  expect(it.lines.join('')).not.toMatch(/Öppnat|Påhittad|RS 2026/);
  const { rows } = await it.pool.query(`select payload::text from job where kind = 'minutes'`);
  expect(new Set(rows.map(({ payload }) => payload))).toEqual(new Set(['{}']));
});
