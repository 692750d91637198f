import type { Task } from '../tasks/task.ts';
import type { Forum } from './forum.ts';
import { type AgendaItem, type Preparation, type Proposal, type Reason, subjectOf, taskOf } from './meeting.ts';

/** A task that comes back by itself, and why. */
export type SinceLast = { readonly task: Task; readonly reasons: readonly Reason[] };

const rank: { readonly [reason in Reason]: number } = { overdue: 0, decidedNotDone: 1, movedTwice: 2, new: 3 };
const weight = ({ reasons }: SinceLast) => Math.min(...reasons.map((reason) => rank[reason]));

/**
 * The agenda as it builds itself: «Sedan sist», the fixed points of the mandate, then what members proposed. A task
 * that someone proposed stands there once, with the reasons for which it would have come by itself.
 */
export function buildAgenda(
  forum: Forum,
  sinceLast: readonly SinceLast[],
  proposals: readonly Proposal[],
): readonly AgendaItem[] {
  const nobody = { proposal: null, proposedBy: null, liftedFrom: null };
  const why = new Map(sinceLast.map(({ task, reasons }) => [task.id, reasons]));
  const proposed = proposals.map((proposal): AgendaItem => {
    const task = taskOf(proposal.subject);
    return {
      key: `proposal:${proposal.id}`,
      section: 'proposal',
      subject: proposal.subject,
      reasons: (task === null ? undefined : why.get(task)) ?? [],
      minutes: proposal.minutes,
      proposal: proposal.id,
      proposedBy: proposal.by,
      liftedFrom: proposal.liftedFrom,
    };
  });
  const taken = new Set(proposals.map(({ subject }) => taskOf(subject)));
  const back = sinceLast
    .filter(({ task }) => !taken.has(task.id))
    .sort((one, other) => weight(one) - weight(other))
    .map(
      ({ task, reasons }): AgendaItem => ({
        ...nobody,
        key: `task:${task.id}`,
        section: 'sinceLast',
        subject: subjectOf(task),
        reasons,
        minutes: null,
      }),
    );
  const fixed = forum.fixedPoints.map(
    ({ id, title, minutes }): AgendaItem => ({
      ...nobody,
      key: `fixed:${id}`,
      section: 'fixed',
      subject: { kind: 'words', title },
      reasons: [],
      minutes,
    }),
  );
  return [...back, ...fixed, ...proposed];
}

export type Arranged = { readonly items: readonly AgendaItem[]; readonly dropped: readonly AgendaItem[] };

/** In the order that someone prepared; what came since stands last in its section. */
export function arrange(built: readonly AgendaItem[], prepared: readonly Preparation[]): Arranged {
  const byKey = new Map(built.map((item) => [item.key, item]));
  const items: AgendaItem[] = [];
  const dropped: AgendaItem[] = [];
  for (const { key, minutes, dropped: out } of prepared) {
    const item = byKey.get(key);
    if (!item) continue;
    byKey.delete(key);
    (out ? dropped : items).push({ ...item, minutes });
  }
  if (prepared.length === 0) return { items: built, dropped };
  for (const item of byKey.values()) {
    const last = items.findLastIndex(({ section }) => section === item.section);
    items.splice(last < 0 ? items.length : last + 1, 0, item);
  }
  return { items, dropped };
}
