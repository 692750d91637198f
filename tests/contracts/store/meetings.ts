import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type ForumId,
  id,
  type MeetingId,
  type PersonId,
  type PointId,
  type ProposalId,
  type SealedHandle,
  type TaskId,
} from '../../../bot/core/ids.ts';
import type { Decision } from '../../../bot/core/meetings/decision.ts';
import { type Meeting, type Point, type Proposal, subjectOf } from '../../../bot/core/meetings/meeting.ts';
import type { LockedMinutes } from '../../../bot/core/meetings/minutes.ts';
import type { Task } from '../../../bot/core/tasks/task.ts';
import { at, type Engine, later, makeCase, refusal, someone } from './engine.ts';

const aForum = () => id<ForumId>(randomUUID());
const aMeeting = (part: Partial<Meeting> = {}): Meeting => ({
  id: id<MeetingId>(randomUUID()),
  forum: aForum(),
  series: null,
  plannedAt: at,
  state: 'planned',
  year: null,
  number: null,
  startedAt: null,
  endedAt: null,
  endedBy: null,
  cancelled: null,
  lead: null,
  term: 0,
  leaders: [],
  current: null,
  prepared: [{ key: 'fixed:åäö', minutes: null, dropped: true }],
  registryNumber: null,
  approvers: [],
  approvals: [],
  createdBy: someone(),
  changedAt: at,
  version: 1,
  ...part,
});
const running = (part: Partial<Meeting> = {}): Meeting => {
  const person = someone();
  return aMeeting({
    state: 'running',
    year: 2026,
    number: 1,
    startedAt: at,
    lead: { person, takenAt: at, beatAt: at },
    term: 1,
    leaders: [person],
    ...part,
  });
};
const aPoint = (part: Partial<Point> = {}): Point => ({
  id: id<PointId>(randomUUID()),
  key: 'fixed:opening',
  section: 'fixed',
  subject: { kind: 'words', title: 'Mötets öppnande' },
  reasons: [],
  minutes: 5,
  proposal: null,
  proposedBy: null,
  liftedFrom: null,
  position: 1,
  paragraph: null,
  openedAt: null,
  ...part,
});
const aProposal = (forum: ForumId, part: Partial<Proposal> = {}): Proposal => ({
  id: id<ProposalId>(randomUUID()),
  forum,
  subject: { kind: 'words', title: 'Julbemanning' },
  minutes: null,
  by: someone(),
  at,
  from: null,
  liftedFrom: null,
  ...part,
});
const aDecision = (point: Point, number: number, part: Partial<Decision> = {}): Decision => ({
  id: randomUUID(),
  number,
  point: point.id,
  paragraph: 1,
  act: 'decide',
  by: someone(),
  at,
  subject: point.subject,
  outcome: 'agreed',
  text: 'Åäö',
  responsible: null,
  dueDate: null,
  forum: null,
  after: null,
  ...part,
});

/** What meetings promise whatever the engine; who may do what in them is in tests/core/meetings. */
export function meetingsContract(over: () => Engine): void {
  describe('meetings', () => {
    const meetings = async () => (await over().store.read(async (kept) => kept)).meetings;
    const create = async (meeting: Meeting) => {
      await over().store.transaction((kept) => kept.meetings.create([meeting]));
      return meeting;
    };
    const task = (
      part: { createdAt?: Date; dueDate?: string | null; caseOf?: Awaited<ReturnType<typeof makeCase>> } = {},
    ) =>
      over().store.transaction((kept) =>
        kept.tasks.create({
          id: id<TaskId>(randomUUID()),
          title: part.caseOf ? { kind: 'neutral', id: 'followUp' } : { kind: 'own', text: 'Byt lås' },
          description: '',
          administration: null,
          responsible: null,
          dueDate: part.dueDate ?? null,
          origin: part.caseOf ? { kind: 'case', case: part.caseOf.id, number: part.caseOf.number } : { kind: 'manual' },
          keepsCaseOpen: false,
          createdBy: someone(),
          createdAt: part.createdAt ?? at,
          press: null,
        }),
      );

    it('come back as they were kept, and are listed newest first', async () => {
      const first = await create(running({ approvals: [{ person: someone(), at: later(1), hash: 'f'.repeat(64) }] }));
      const second = await create(aMeeting({ forum: first.forum, plannedAt: later(60_000) }));
      expect(await (await meetings()).get(first.id)).toEqual(first);
      const changed: Meeting = { ...first, state: 'ended', endedAt: later(5), endedBy: 'time', lead: null, version: 2 };
      await over().store.transaction((kept) => kept.meetings.save(changed));
      expect(await over().store.transaction((kept) => kept.meetings.lock(first.id))).toEqual(changed);
      const filter = { forums: [first.forum], states: null, before: null, limit: 10 };
      const listed = async (part: object = {}) =>
        (await (await meetings()).list({ ...filter, ...part })).map((each) => each.id);
      expect(await listed()).toEqual([second.id, first.id]);
      expect(await listed({ states: ['planned'] })).toEqual([second.id]);
      expect(await listed({ before: later(1) })).toEqual([first.id]);
      expect(await listed({ after: later(1) })).toEqual([second.id]);
      expect(await listed({ soonestFirst: true })).toEqual([first.id, second.id]);
      const cancelled: Meeting = {
        ...second,
        state: 'cancelled',
        cancelled: { by: someone(), at: later(9) },
        version: 2,
      };
      await over().store.transaction((kept) => kept.meetings.save(cancelled));
      expect(await (await meetings()).get(second.id)).toEqual(cancelled);
      expect(await listed({ forums: [] })).toEqual([]);
      expect((await (await meetings()).lastEnded(first.forum))?.id).toBe(first.id);
    });

    it('of one forum run one at a time: the database refuses a second', async () => {
      const { forum } = await create(running());
      await expect(create(running({ forum, number: 2 }))).rejects.toMatchObject({ code: '23505' });
    });

    it('are numbered by forum and year without holes, also when one of many is rolled back', async () => {
      const forum = aForum();
      const taken = await Promise.all(
        Array.from({ length: 6 }, (_, index) =>
          over()
            .store.transaction(async (kept) => {
              const number = await kept.meetings.nextNumber(forum, 2026);
              if (index === 2) throw new Error('not after all');
              return number;
            })
            .catch(() => null),
        ),
      );
      expect(taken.filter((each) => each !== null).sort()).toEqual([1, 2, 3, 4, 5]);
      expect(await over().store.transaction((kept) => kept.meetings.nextNumber(forum, 2027))).toBe(1);
    });

    it("take a leader's sign of life of this term only, and are left open when it stops", async () => {
      const meeting = await create(running());
      const kept = await meetings();
      expect(await kept.beat(meeting.id, 1, later(10_000))).toBe(true);
      expect(await kept.beat(meeting.id, 2, later(20_000))).toBe(false);
      expect((await kept.get(meeting.id))?.lead?.beatAt).toEqual(later(10_000));
      expect((await kept.get(meeting.id))?.version).toBe(1);
      expect(await kept.leftOpen(later(10_000))).not.toContain(meeting.id);
      expect(await kept.leftOpen(later(10_001))).toContain(meeting.id);
    });

    it('keep points in order, and give no § twice', async () => {
      const meeting = await create(running());
      const [one, two] = [
        aPoint({ position: 2 }),
        aPoint({ position: 1, key: 'fixed:two', reasons: ['new', 'overdue'] }),
      ];
      await over().store.transaction((kept) => kept.meetings.addPoints(meeting.id, [one, two]));
      expect(await (await meetings()).points(meeting.id)).toEqual([two, one]);
      const save = (point: Point) => over().store.transaction((kept) => kept.meetings.savePoint(point));
      await save({ ...one, paragraph: 1, openedAt: later(1) });
      await expect(save({ ...two, paragraph: 1 })).rejects.toMatchObject({ code: '23505' });
    });

    it('keep a decision once by its press and its number, and never change it', async () => {
      const meeting = await create(running());
      const point = aPoint();
      const decision = aDecision(point, 1);
      const decide = (each: Decision, press: string | null) =>
        over().store.transaction((kept) => kept.meetings.decide(meeting.id, each, press));
      await over().store.transaction((kept) => kept.meetings.addPoints(meeting.id, [point]));
      await decide(decision, 'a press');
      expect(await (await meetings()).decisions(meeting.id)).toEqual([decision]);
      expect(await (await meetings()).decisionOf(meeting.id, 'a press')).toEqual(decision);
      await expect(decide(aDecision(point, 1), null)).rejects.toMatchObject({ code: '23505' });
      await expect(decide(aDecision(point, 2), 'a press')).rejects.toMatchObject({ code: '23505' });
      for (const statement of [
        'update meeting_decision set number = 9',
        'delete from meeting_decision',
        'truncate meeting_decision',
      ])
        expect(await refusal(over().pool, statement)).toBe('23001');
    });

    it('keep proposals until a meeting takes them, a waiting task once, and give back what was not reached', async () => {
      const meeting = await create(running());
      const about = await task();
      const forum = meeting.forum;
      const [words, one, two] = [
        aProposal(forum),
        aProposal(forum, { subject: subjectOf(about), at: later(1) }),
        aProposal(forum, { subject: subjectOf(about), at: later(2) }),
      ];
      const kept = await meetings();
      for (const each of [words, one, two]) await kept.propose(each);
      expect(await kept.proposals(forum)).toEqual([words, one]);
      await kept.take(meeting.id, [words.id, one.id]);
      expect(await kept.proposals(forum)).toEqual([]);
      await kept.propose(two);
      await kept.release(meeting.id, [words.id, one.id]);
      expect(await kept.proposals(forum)).toEqual([words, two]);
      // One that was taken back waits no more, and keeps no other from waiting.
      expect(await kept.proposal(two.id)).toEqual(two);
      await kept.withdraw(two, later(3));
      expect(await kept.proposal(two.id)).toBeNull();
      await kept.propose(aProposal(forum, { ...two, id: id<ProposalId>(randomUUID()) }));
      expect(await kept.proposals(forum)).toHaveLength(2);
    });

    it('remember who came and went, and forget a tap by mistake', async () => {
      const meeting = await create(running());
      const [kim, lee] = [someone(), someone()];
      const stay = (person: PersonId) => ({
        person,
        arrivedAt: at,
        leftAt: null,
        afterParagraph: 0,
        untilParagraph: null,
      });
      const kept = await meetings();
      await kept.arrive(meeting.id, stay(kim));
      await kept.arrive(meeting.id, stay(lee));
      await expect(kept.arrive(meeting.id, stay(kim))).rejects.toMatchObject({ code: '23505' });
      const left = { ...stay(kim), leftAt: later(1), untilParagraph: 2 };
      await kept.leave(meeting.id, left);
      await kept.leave(meeting.id, { ...stay(lee), leftAt: later(1), untilParagraph: 0 });
      expect(await kept.stays(meeting.id)).toEqual([left]);
    });

    it('find what comes back since last: overdue, decided then, moved twice and new, and nothing that is done', async () => {
      const since = later(1_000_000);
      const old = { createdAt: at };
      const last = await create(running());
      const [overdue, decided, moved, once, done, fresh, quiet] = await Promise.all([
        task({ ...old, dueDate: '2020-01-01' }),
        task(old),
        task(old),
        task(old),
        task({ ...old, dueDate: '2020-01-01' }),
        task({ createdAt: later(1_000_001) }),
        task(old),
      ]);
      const point = aPoint({ subject: subjectOf(decided) });
      const put = (of: Task, from: string, to: string, version: number) => ({
        task: { ...of, dueDate: to, version },
        revision: { field: 'dueDate', from, to, by: someone(), at: later(2_000_000), version, applied: true } as const,
      });
      await over().store.transaction(async (kept) => {
        await kept.meetings.addPoints(last.id, [point]);
        await kept.meetings.decide(last.id, aDecision(point, 1), null);
        for (const { task: of, revision } of [
          put(moved, '2027-01-01', '2027-01-02', 2),
          put(moved, '2027-01-02', '2027-01-03', 3),
          put(once, '2027-01-01', '2027-01-02', 2),
          put(once, '2027-01-02', '2027-01-01', 3),
        ])
          await kept.tasks.revise(of, [revision]);
        await kept.tasks.revise({ ...done, status: 'done', version: 2 }, []);
      });
      const ask = async (onlyOf: ForumId | null) => {
        const found = await (await meetings()).sinceLast({
          since,
          today: '2026-11-03',
          last: last.id,
          onlyOf,
          limit: 1_000,
        });
        return new Map(found.map((each) => [each.task.id, each.reasons]));
      };
      const all = await ask(null);
      expect([overdue, decided, moved, fresh].map((each) => all.get(each.id))).toEqual([
        ['overdue'],
        ['decidedNotDone'],
        ['movedTwice'],
        ['new'],
      ]);
      for (const each of [once, done, quiet]) expect(all.has(each.id)).toBe(false);
      expect([...(await ask(last.forum)).keys()]).toEqual([decided.id]);
    });

    it('hide a case-born task from who is in conflict in its case and from who reported it, openly or protected', async () => {
      const [reporter, conflicted] = [someone(), someone()];
      const of = await makeCase(over().store, { reporter: { kind: 'open', person: reporter } });
      await over().store.transaction((kept) =>
        kept.cases.save({ ...of, conflicted: [conflicted] }, [
          { type: 'conflictDeclared', person: conflicted, actor: { kind: 'person', person: conflicted }, at },
        ]),
      );
      const [born, own] = [await task({ caseOf: of }), await task()];
      const hidden = async (person: PersonId) =>
        (await meetings()).hidden([born.id, own.id], { person, lookup: `lookup of ${person}` });
      expect(await hidden(reporter)).toEqual([born.id]);
      expect(await hidden(conflicted)).toEqual([born.id]);
      expect(await hidden(someone())).toEqual([]);
      const handle = id<SealedHandle>(randomUUID());
      const secret = await task({ caseOf: await makeCase(over().store, { reporter: { kind: 'protected', handle } }) });
      await over().store.transaction((kept) =>
        kept.sealed.keep({
          id: randomUUID(),
          handle,
          purpose: 'reporter',
          lookup: `lookup of ${reporter}`,
          content: new Uint8Array(),
          at,
        }),
      );
      const viewer = { person: reporter, lookup: `lookup of ${reporter}` };
      expect(await (await meetings()).hidden([secret.id], viewer)).toEqual([secret.id]);
      expect(await (await meetings()).hidden([secret.id], { ...viewer, lookup: 'another' })).toEqual([]);
      expect((await (await meetings()).tasks([born.id, own.id])).length).toBe(2);
    });

    it('lock minutes for good, with addenda after them', async () => {
      const meeting = await create(running());
      const by = { id: someone(), name: 'Påhittad' };
      const minutes: LockedMinutes = {
        content: {
          form: 1,
          forum: { id: 'f', name: 'F' },
          meeting: { id: meeting.id, year: 2026, number: 1, startedAt: '', endedAt: '', endedBy: 'person' },
          registryNumber: 'RS 1',
          leaders: [],
          present: [],
          absent: [by],
          points: [],
          notReached: [],
          tasks: [],
          approvers: [],
        },
        contentHash: 'c',
        approvals: [],
        lockedBy: by,
        lockedAt: at.toISOString(),
      };
      const addendum = { number: 1, text: 'Å', by, at: at.toISOString(), previous: 'h', hash: 'a' };
      const kept = await meetings();
      expect(await kept.minutes(meeting.id)).toBeNull();
      await kept.lockMinutes(meeting.id, minutes, 'h');
      await expect(kept.lockMinutes(meeting.id, minutes, 'h')).rejects.toMatchObject({ code: '23505' });
      await kept.addAddendum(meeting.id, addendum);
      expect(await kept.minutes(meeting.id)).toEqual({ minutes, hash: 'h' });
      expect(await kept.addenda(meeting.id)).toEqual([addendum]);
      // What the library holds of them, and that it is due anew when they have grown.
      const due = async () => (await kept.libraryDue(1_000)).filter((each) => each.meeting === meeting.id);
      expect(await due()).toEqual([{ meeting: meeting.id, addenda: 1, masked: 0 }]);
      expect(await kept.inLibrary(meeting.id)).toBeNull();
      const files = { docx: 'https://region.example/a', pdf: 'https://region.example/b' };
      await kept.putInLibrary({ meeting: meeting.id, addenda: 1, masked: 0 }, files, at);
      expect(await due()).toEqual([]);
      expect(await kept.inLibrary(meeting.id)).toEqual({ ...files, addenda: 1, at });
      await kept.addAddendum(meeting.id, { ...addendum, number: 2 });
      expect(await due()).toEqual([{ meeting: meeting.id, addenda: 2, masked: 0 }]);
      for (const table of ['meeting_minutes', 'meeting_addendum'])
        expect(await refusal(over().pool, `delete from ${table} where meeting_id = '${meeting.id}'`)).toBe('23001');
    });
  });
}
