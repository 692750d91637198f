import type { Repositories } from '../../ports/store/store.ts';
import { isFirst, type Press } from '../cases/press.ts';
import { Refusal } from '../errors.ts';
import { id, type MeetingId, type PersonId, type PointId, type ProposalId } from '../ids.ts';
import { writeChanges } from '../tasks/edit-task.ts';
import type { Conflict, FieldChange } from '../tasks/merge.ts';
import { actionOf, checkChange, demandTask } from '../tasks/rules.ts';
import { type Task, UNDATED } from '../tasks/task.ts';
import { type Admitted, demandState, lockMeeting } from './admit.ts';
import type { Decision, DecisionOutcome } from './decision.ts';
import type { MeetingDeps } from './deps.ts';
import { keep } from './keep.ts';
import { takeUp } from './lead.ts';
import { newMeetingTask } from './make-task.ts';
import { type Meeting, type Point, type Subject, subjectOf, taskOf } from './meeting.ts';
import { checkLine, longestDecision } from './words.ts';

/** One key pressed at one point. `base`: the version of the task's field that the presser saw. */
export type Act = { readonly meeting: MeetingId; readonly point: PointId } & (
  | { readonly act: 'decide'; readonly outcome: DecisionOutcome; readonly text: string }
  | { readonly act: 'assign'; readonly responsible: PersonId | null; readonly base: number }
  | { readonly act: 'date'; readonly dueDate: string | null; readonly base: number }
  | { readonly act: 'done'; readonly base: number }
  | { readonly act: 'nextMeeting' }
  | { readonly act: 'lift' }
  | {
      readonly act: 'makeTask';
      readonly title: string;
      readonly responsible: PersonId | null;
      readonly dueDate: string | null;
    }
);

/** `decision` null: someone else had changed the same field, nothing was decided, and `conflicts` hold both values. */
export type Acted = {
  readonly meeting: Meeting;
  readonly decision: Decision | null;
  readonly conflicts: readonly Conflict[];
  /** The task as it is now, when the act was on one. */
  readonly task: Task | null;
};

type What = Pick<Decision, 'subject' | 'outcome' | 'text' | 'responsible' | 'dueDate' | 'forum' | 'after'>;
type Carried =
  | { readonly what: What; readonly task: Task | null }
  | { readonly conflicts: readonly Conflict[]; readonly task: Task };

const nothing = { outcome: null, text: null, responsible: null, dueDate: null, forum: null, after: null } as const;

/**
 * Does what was decided and writes it down as the meeting's next decision, in one transaction: both or neither. A task's
 * field follows the same rule as everywhere: who changes what someone else has changed since gets a conflict, and then
 * nothing is decided. The same press again decides nothing more and returns what it decided.
 */
export async function actInMeeting(deps: MeetingDeps, actor: PersonId, input: Act, press?: Press): Promise<Acted> {
  const at = deps.clock.now();
  const mark = press ? deps.vault.fingerprint(press.key) : null;
  return deps.store.transaction(async (kept) => {
    const admitted = await lockMeeting(deps, kept, actor, input.meeting, 'act');
    const { meeting } = admitted;
    if (!(await isFirst(deps, kept, press))) {
      const decision = mark === null ? null : await kept.meetings.decisionOf(meeting.id, mark);
      // The press before met someone else's change; that is still so.
      if (!decision) throw new Refusal('conflict');
      const decided = taskOf(decision.subject);
      const task = decided === null ? null : await kept.tasks.get(decided, actor);
      return { meeting, decision, conflicts: [], task };
    }
    demandState(meeting, 'running');
    const points = await kept.meetings.points(meeting.id);
    const point = points.find((each) => each.id === input.point);
    if (!point) throw new Refusal('notFound');
    const before = await taskAt(deps, kept, actor, point);
    const carried = await carryOut({ deps, kept, actor, at, ...admitted }, input, point, before);
    if ('conflicts' in carried) return { meeting, decision: null, ...carried };
    const { paragraph } = await takeUp(kept, points, point, null);
    const decisions = await kept.meetings.decisions(meeting.id);
    const decision: Decision = {
      ...carried.what,
      id: deps.ids.ordered(),
      number: decisions.length + 1,
      point: point.id,
      paragraph,
      act: input.act,
      by: actor,
      at,
    };
    await kept.meetings.decide(meeting.id, decision, mark);
    const task = taskOf(decision.subject);
    const saved = await keep(kept, meeting, actor, at, {
      type: 'decided',
      data: {
        number: decision.number,
        paragraph,
        act: input.act,
        ...(task === null ? {} : { task, version: carried.task?.version ?? 0 }),
      },
    });
    return { meeting: saved, decision, conflicts: [], task: carried.task };
  });
}

/** The point's task, locked, when this person may meet it: not in conflict of interest, nor its case's reporter. */
async function taskAt(deps: MeetingDeps, kept: Repositories, actor: PersonId, point: Point): Promise<Task | null> {
  const task = taskOf(point.subject);
  if (task === null) return null;
  const viewer = { person: actor, lookup: deps.vault.lookup(actor) };
  if ((await kept.meetings.hidden([task], viewer)).length > 0) throw new Refusal('notFound');
  return kept.tasks.lock(task, actor);
}

type Setting = Admitted & {
  readonly deps: MeetingDeps;
  readonly kept: Repositories;
  readonly actor: PersonId;
  readonly at: Date;
};

async function carryOut(setting: Setting, input: Act, point: Point, task: Task | null): Promise<Carried> {
  const { deps, kept, actor, at, forum } = setting;
  const subject = task === null ? point.subject : subjectOf(task);
  const what = { ...nothing, subject, after: task };
  switch (input.act) {
    case 'decide': {
      const text = checkLine(input.text, longestDecision, 'text');
      // Typed words would carry what happened; of a case-born task the decision is one of the fixed ones.
      if (task?.origin.kind === 'case' && text !== '') throw new Refusal('inputInvalid', { field: 'text' });
      return decided({ ...what, outcome: input.outcome, text: text === '' ? null : text }, task);
    }
    case 'assign':
      return edited(setting, task, { field: 'responsible', value: input.responsible, base: input.base });
    case 'date':
      return edited(setting, task, { field: 'dueDate', value: input.dueDate ?? UNDATED, base: input.base });
    case 'done':
      return edited(setting, task, { field: 'status', value: 'done', base: input.base });
    case 'nextMeeting':
      await carryOver(setting, forum.id, point, subject);
      return decided(what, task);
    case 'lift':
      if (forum.liftsTo === null) throw new Refusal('inputInvalid', { field: 'forum' });
      await carryOver(setting, forum.liftsTo, point, subject);
      return decided({ ...what, forum: forum.liftsTo }, task);
    case 'makeTask': {
      if (task?.origin.kind === 'case') throw new Refusal('inputInvalid', { field: 'title' });
      const made = await newMeetingTask(deps, kept, actor, setting.meeting.id, input, at);
      const { responsible, dueDate } = made;
      return decided({ ...nothing, subject: subjectOf(made), responsible, dueDate, after: made }, made);
    }
  }
}

function decided(what: Omit<What, 'after'> & { readonly after: Task | null }, task: Task | null): Carried {
  return { what: { ...what, after: what.after && left(what.after) }, task };
}

const left = ({ responsible, dueDate, status }: Task) => ({ responsible, dueDate, status });

/** Changes one field by the rule of the shared list, with the right that it asks for. */
async function edited({ deps, kept, actor, at }: Setting, task: Task | null, change: FieldChange): Promise<Carried> {
  if (!task) throw new Refusal('inputInvalid', { field: 'point' });
  demandTask(deps.organisation, actor, task, 'see');
  demandTask(deps.organisation, actor, task, actionOf(change.field));
  const checked = checkChange(deps.organisation, task, change);
  const merged = await writeChanges(deps, kept, task, [checked], actor, at);
  if (merged.conflicts.length > 0) return { conflicts: merged.conflicts, task: merged.task };
  return decided(
    {
      ...nothing,
      subject: subjectOf(merged.task),
      responsible: change.field === 'responsible' ? merged.task.responsible : null,
      dueDate: change.field === 'dueDate' ? merged.task.dueDate : null,
      after: merged.task,
    },
    merged.task,
  );
}

async function carryOver(
  { deps, kept, actor, at, meeting }: Setting,
  to: Meeting['forum'],
  { minutes }: Point,
  subject: Subject,
): Promise<void> {
  await kept.meetings.propose({
    id: id<ProposalId>(deps.ids.ordered()),
    forum: to,
    subject,
    minutes,
    by: actor,
    at,
    from: meeting.id,
    liftedFrom: to === meeting.forum ? null : meeting.forum,
  });
}
