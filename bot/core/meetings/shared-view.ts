import type { ForumId, PersonId, PointId, ProposalId, TaskId } from '../ids.ts';
import type { NeutralTitle } from '../tasks/neutral-titles.ts';
import type { Task, TaskStatus, TaskTitle } from '../tasks/task.ts';
import type { Decision } from './decision.ts';
import { type AgendaItem, type Point, type Reason, type Section, taskOf } from './meeting.ts';

/*
 * What stands on the shared screen: the forum's one view, the same whoever looks. Nothing here asks who someone is or
 * what else they may read, so that it cannot be widened by who is present; it can only be narrowed, by what is hidden
 * from one person (conflict of interest). Of a case it holds no more than a number and a neutral title, of people the
 * names of those responsible. Comments, history, place and origin of tasks are not in it at all.
 */

/** A task as the forum sees it. `versions`: what to give as base when acting on it. */
export type SharedTask = {
  readonly id: TaskId;
  readonly number: string;
  readonly responsible: PersonId | null;
  readonly dueDate: string | null;
  readonly status: TaskStatus;
  readonly versions: { readonly responsible: number; readonly dueDate: number; readonly status: number };
} & (
  | { readonly kind: 'case'; readonly title: NeutralTitle; readonly caseNumber: string }
  | { readonly kind: 'own'; readonly title: string; readonly description: string }
);

export type SharedPoint = {
  readonly key: string;
  /** Null until the meeting has started. */
  readonly id: PointId | null;
  readonly section: Section;
  readonly minutes: number | null;
  readonly paragraph: number | null;
  readonly openedAt: Date | null;
} & (
  | { readonly shown: false }
  | {
      readonly shown: true;
      readonly title: string | null;
      readonly task: SharedTask | null;
      readonly reasons: readonly Reason[];
      readonly proposal: ProposalId | null;
      readonly proposedBy: PersonId | null;
      readonly liftedFrom: ForumId | null;
      readonly decisions: readonly Decision[];
    }
);

export function sharedTask(task: Task): SharedTask {
  const { id, number, responsible, dueDate, status, origin, title, fieldVersions } = task;
  const versions = {
    responsible: fieldVersions.responsible,
    dueDate: fieldVersions.dueDate,
    status: fieldVersions.status,
  };
  const least = { id, number, responsible, dueDate, status, versions };
  if (title.kind === 'neutral')
    return { ...least, kind: 'case', title: title.id, caseNumber: origin.kind === 'case' ? origin.number : '' };
  // No path leads from a case to typed words, and none is opened here.
  if (origin.kind === 'case') throw new Error('a case-born task with a title of its own');
  return { ...least, kind: 'own', title: title.text, description: task.description };
}

const HIDDEN = 'hidden:';
/** Whether a key stands for a point that its viewer was not shown. */
export const isHidden = (key: string): boolean => key.startsWith(HIDDEN);

/** The agenda as the forum sees it; `hidden`: tasks that this one viewer may not meet, whose points keep their place. */
export function sharedView(
  agenda: readonly (AgendaItem | Point)[],
  tasks: ReadonlyMap<TaskId, Task>,
  decisions: readonly Decision[],
  hidden: ReadonlySet<TaskId>,
): readonly SharedPoint[] {
  return agenda.map((item, index): SharedPoint => {
    const id = 'id' in item ? item.id : null;
    const { key, section, minutes } = item;
    const place = {
      key,
      id,
      section,
      minutes,
      paragraph: 'id' in item ? item.paragraph : null,
      openedAt: 'id' in item ? item.openedAt : null,
    };
    const about = taskOf(item.subject);
    // Its own key would name the task.
    if (about !== null && hidden.has(about)) return { ...place, key: `${HIDDEN}${index}`, shown: false };
    const task = about === null ? undefined : tasks.get(about);
    return {
      ...place,
      shown: true,
      title: item.subject.kind === 'words' ? item.subject.title : null,
      task: task ? sharedTask(task) : null,
      reasons: item.reasons,
      proposal: item.proposal,
      proposedBy: item.proposedBy,
      liftedFrom: item.liftedFrom,
      decisions: decisions.filter(({ point }) => point === id),
    };
  });
}

/** What a viewer is shown whom the forum does not know: the agenda's headings, a neutral one of a case-born task. */
export function headings(agenda: readonly AgendaItem[]): readonly TaskTitle[] {
  return agenda.map(({ subject }) => (subject.kind === 'task' ? subject.title : { kind: 'own', text: subject.title }));
}
