import { afterAll, beforeAll, expect, test } from 'vitest';
import { id, type MeetingId, type ProposalId, type TaskId } from '../../../bot/core/ids.ts';
import { cancelMeeting, reinstateMeeting } from '../../../bot/core/meetings/cancel.ts';
import { planMeetings } from '../../../bot/core/meetings/plan.ts';
import { prepareMeeting } from '../../../bot/core/meetings/prepare.ts';
import { propose } from '../../../bot/core/meetings/propose.ts';
import { listMeetings, seeMeeting } from '../../../bot/core/meetings/see-meeting.ts';
import { startMeeting } from '../../../bot/core/meetings/start.ts';
import { seeProposals, withdrawProposal } from '../../../bot/core/meetings/withdraw.ts';
import { network, p, regional, type World, world } from './world.ts';

let own: World;
beforeAll(async () => {
  own = await world();
});
afterAll(() => own.end());

const kim = p('kim');
const DAY_MS = 86_400_000;

async function series(times: number, from = 1): Promise<MeetingId[]> {
  const plannedAt = new Date(own.deps.clock.now().getTime() + from * DAY_MS);
  const planned = await planMeetings(own.deps, kim, { forum: network, plannedAt, repeat: { times, everyWeeks: 1 } });
  return planned.map((meeting) => meeting.id);
}
const cancel = (meeting: MeetingId, rest = false) => cancelMeeting(own.deps, kim, { meeting, rest });
async function seen(meeting: MeetingId, person = kim) {
  const page = await seeMeeting(own.deps, person, meeting);
  if (page.audience !== 'forum') throw new Error('only headings');
  return page;
}
const titles = async (meeting: MeetingId) =>
  (await seen(meeting)).points.flatMap((point) => (point.shown && point.title !== null ? [point.title] : []));
const clear = async () => {
  const coming = await listMeetings(own.deps, kim, { forum: network, before: null, when: 'coming' });
  for (const each of coming) if (each.state === 'planned') await cancel(each.id);
};
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

test('a cancelled meeting stays in the list with who cancelled it, cannot start, and is planned again by one step', async () => {
  const [meeting] = await series(1);
  if (!meeting) throw new Error('nothing was planned');
  const [cancelled] = await cancel(meeting);
  expect(cancelled).toMatchObject({ state: 'cancelled', number: null, cancelled: { by: kim }, version: 2 });
  expect(await cancel(meeting)).toEqual([]);
  expect(await code(startMeeting(own.deps, kim, { meeting }))).toBe('meetingState');
  const past = await listMeetings(own.deps, kim, { forum: network, before: null, when: 'past' });
  expect(past.map((each) => each.id)).toContain(meeting);
  expect(await listMeetings(own.deps, kim, { forum: network, before: null, when: 'coming' })).toEqual([]);
  expect((await seen(meeting)).points).toEqual([]);

  expect(await reinstateMeeting(own.deps, p('robin'), { meeting })).toMatchObject({
    state: 'planned',
    cancelled: null,
  });
  expect((await startMeeting(own.deps, kim, { meeting })).number).toBe(1);
  expect(await code(cancel(meeting))).toBe('meetingState');
  expect(await code(reinstateMeeting(own.deps, kim, { meeting }))).toBe('meetingState');
  const events = await own.deps.store.read((kept) => kept.events.of(`meeting:${meeting}`));
  expect(events.map(({ type }) => type)).toEqual([
    'meetingPlanned',
    'meetingCancelled',
    'meetingReinstated',
    'meetingStarted',
  ]);
  expect(await own.deps.store.read((kept) => kept.events.verify(`meeting:${meeting}`))).toBeNull();
});

test('what was proposed and prepared for a cancelled meeting stands on the next one, with nothing left out', async () => {
  await clear();
  const [first, second, third] = await series(3);
  if (!first || !second || !third) throw new Error('nothing was planned');
  await propose(own.deps, kim, { forum: network, wanted: { title: 'Julbemanning' }, minutes: 5 });
  const before = await seen(first);
  const items = before.points.map(({ key }) => ({ key, minutes: 7, dropped: true })).reverse();
  await prepareMeeting(own.deps, kim, { meeting: first, base: before.meeting.version, items });
  expect(await titles(first)).toEqual([]);
  await cancel(first);
  const after = await seen(second);
  expect(after.points.map(({ key }) => key)).toEqual(items.map(({ key }) => key));
  expect(after.points.map(({ minutes }) => minutes)).toEqual(items.map(() => 7));
  expect(after.dropped).toEqual([]);

  // One that someone has prepared keeps what they did.
  await prepareMeeting(own.deps, kim, {
    meeting: third,
    base: 1,
    items: before.points.map(({ key }) => ({ key, minutes: 3, dropped: false })),
  });
  await cancel(second);
  expect((await seen(third)).points.map(({ minutes }) => minutes)).toEqual(items.map(() => 3));
});

test('the rest of a series is cancelled with it, and no other meeting', async () => {
  await clear();
  const [first, second, third] = await series(3);
  const [other] = await series(1, 3);
  if (!first || !second || !third || !other) throw new Error('nothing was planned');
  expect((await cancel(second, true)).map((each) => each.id)).toEqual([second, third]);
  const coming = await listMeetings(own.deps, kim, { forum: network, before: null, when: 'coming' });
  expect(coming.filter(({ state }) => state === 'planned').map((each) => each.id)).toEqual([first, other]);
});

test('two who cancel neighbouring meetings at once both do, and no preparation is lost', async () => {
  await clear();
  const [first, second, third] = await series(3);
  if (!first || !second || !third) throw new Error('nothing was planned');
  const { points } = await seen(first);
  const items = points.map(({ key }) => ({ key, minutes: 9, dropped: false }));
  await prepareMeeting(own.deps, kim, { meeting: first, base: 1, items });
  await Promise.all([cancel(first), cancelMeeting(own.deps, p('robin'), { meeting: second, rest: false })]);
  for (const each of [first, second]) expect((await seen(each)).meeting.state).toBe('cancelled');
  // Whichever came first, what was prepared stands on a meeting that is held, or on one that it came back from.
  const held = (await seen(third)).points.map(({ minutes }) => minutes);
  const kept = await own.deps.store.read((repositories) => repositories.meetings.get(second));
  expect(held.includes(9) || kept?.prepared.length === items.length).toBe(true);
});

test('a proposal is taken back by who made it and nobody else, once, and then waits no more', async () => {
  await clear();
  const [meeting] = await series(1);
  if (!meeting) throw new Error('nothing was planned');
  const task = await own.add({ title: 'Se över skyltar' });
  await propose(own.deps, p('robin'), { forum: network, wanted: { task: task.id }, minutes: null });
  const mine = (await seeProposals(own.deps, kim, { forum: network })).find(({ by }) => by === p('robin'));
  if (!mine) throw new Error('nothing was proposed');
  const input = { forum: network, proposal: mine.id };
  expect(await code(withdrawProposal(own.deps, kim, input))).toBe('notAllowed');
  expect(await code(withdrawProposal(own.deps, p('nurse'), input))).toBe('notFound');
  expect(await code(withdrawProposal(own.deps, p('lee'), { ...input, forum: regional }))).toBe('notFound');
  expect(await code(withdrawProposal(own.deps, p('robin'), input))).toBe('done');
  expect(await code(withdrawProposal(own.deps, p('robin'), input))).toBe('notFound');
  expect((await seen(meeting)).points.map(({ key }) => key)).not.toContain(`proposal:${mine.id}`);
  // The same task may be proposed anew.
  await propose(own.deps, p('robin'), { forum: network, wanted: { task: task.id }, minutes: null });
  const again = await seeProposals(own.deps, kim, { forum: network });
  expect(again.filter(({ subject }) => subject.kind === 'task' && subject.task === task.id)).toHaveLength(1);
  expect(await code(seeProposals(own.deps, p('nurse'), { forum: network }))).toBe('notFound');
});

test('what a meeting took up cannot be taken back, nor what one put off', async () => {
  await clear();
  const [meeting] = await series(1);
  if (!meeting) throw new Error('nothing was planned');
  await propose(own.deps, kim, { forum: network, wanted: { title: 'Nycklar' }, minutes: null });
  const [proposal] = (await seeProposals(own.deps, kim, { forum: network })).slice(-1);
  const proposalId = proposal?.id ?? id<ProposalId>('none');
  await own.deps.store.transaction((kept) => kept.meetings.take(meeting, [proposalId]));
  expect(await code(withdrawProposal(own.deps, kim, { forum: network, proposal: proposalId }))).toBe('notFound');
  const putOff = { ...proposal, id: id<ProposalId>(own.deps.ids.random()), from: meeting };
  await own.deps.store.transaction((kept) =>
    kept.meetings.propose({
      forum: network,
      subject: { kind: 'words', title: 'Uppskjuten' },
      minutes: null,
      by: kim,
      at: own.deps.clock.now(),
      liftedFrom: null,
      id: putOff.id,
      from: meeting,
    }),
  );
  expect(await code(withdrawProposal(own.deps, kim, { forum: network, proposal: putOff.id }))).toBe('notAllowed');
});

test('someone in conflict of interest prepares the rest, and what is hidden from them keeps its place and its state', async () => {
  await clear();
  const [meeting] = await series(1);
  if (!meeting) throw new Error('nothing was planned');
  const secret = await own.caseTask({ conflicted: [p('robin')] });
  const key = (task: TaskId) => `task:${task}`;
  // Kim leaves it out.
  const whole = await seen(meeting);
  await prepareMeeting(own.deps, kim, {
    meeting,
    base: 1,
    items: whole.points.map((point) => ({ key: point.key, minutes: null, dropped: point.key === key(secret.id) })),
  });
  // Robin, who is not shown it, orders and times what there is.
  const robins = await seen(meeting, p('robin'));
  expect(robins.dropped).toMatchObject([{ shown: false }]);
  await prepareMeeting(own.deps, p('robin'), {
    meeting,
    base: robins.meeting.version,
    items: [
      ...robins.points.map((point) => ({ key: point.key, minutes: 4, dropped: false })).reverse(),
      ...robins.dropped.map((point) => ({ key: point.key, minutes: point.minutes, dropped: true })),
    ],
  });
  const after = await seen(meeting);
  expect(after.dropped.map((point) => point.key)).toEqual([key(secret.id)]);
  expect(after.points.map((point) => point.key)).toEqual(robins.points.map((point) => point.key).reverse());
});
