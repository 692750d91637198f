import { mayTask, relationToTask } from '../core/access/access.ts';
import { id, type PersonId, type PlaceId } from '../core/ids.ts';
import type { Organisation } from '../core/organisation/organisation.ts';
import { type ItemValue, readItem } from '../core/tasks/checklist.ts';
import type { Conflict } from '../core/tasks/merge.ts';
import { actionOf } from '../core/tasks/rules.ts';
import { followUpOf, type Revision, type Task, type TaskField, taskFields, UNDATED } from '../core/tasks/task.ts';
import { tabWords } from '../words/tab/index.ts';
import { taskWords } from '../words/tasks/index.ts';
import type { Call } from './call.ts';
import type * as contract from './contract.ts';

/** What a task's drawing needs beside the task: who looks, the organisation's names, and today's local date. */
export type TaskViewer = {
  readonly call: Call;
  readonly organisation: Organisation;
  readonly today: string /** Cases that the viewer may open. */;
  readonly opens: (caseId: string) => boolean;
  /** Tasks whose row in SharePoint was removed. */
  readonly rowRemoved: (taskId: string) => boolean;
};

export function personName(
  { organisation, call }: Pick<TaskViewer, 'organisation' | 'call'>,
  person: PersonId,
): contract.Named {
  return { id: person, name: organisation.people.get(person)?.name ?? tabWords[call.locale].unknownPerson };
}

export function taskView(viewer: TaskViewer, task: Task): contract.Task {
  const { call, organisation, today } = viewer;
  const relation = relationToTask(task, call.person);
  const may = (action: Parameters<typeof mayTask>[2]) => mayTask(call.roles, relation, action);
  const fixed: readonly TaskField[] =
    task.origin.kind === 'case' ? ['title', 'description', 'origin', 'link', 'removed'] : [];
  const { id: taskId, number, description, dueDate, status, keepsCaseOpen, version, fieldVersions } = task;
  const { undated, priority, followUpDate, recurrence, link, seriesDay, removed, checklist, comments, files } = task;
  const plain = task.origin.kind !== 'case';
  return {
    id: taskId,
    number,
    description,
    dueDate,
    status,
    keepsCaseOpen,
    version,
    fieldVersions,
    undated,
    priority,
    followUpDate,
    followUp: followUpOf(task, today),
    recurrence,
    link,
    seriesDay,
    removed,
    participants: task.participants.map((person) => personName(viewer, person)),
    checklist,
    comments,
    files,
    title: task.title.kind === 'own' ? task.title.text : taskWords[call.locale].titles[task.title.id],
    administration:
      task.administration === null
        ? null
        : { id: task.administration, name: placeName(organisation, task.administration) },
    responsible: task.responsible === null ? null : personName(viewer, task.responsible),
    overdue: status !== 'done' && dueDate !== null && dueDate < today,
    origin: task.origin.kind,
    case:
      task.origin.kind === 'case'
        ? { id: task.origin.case, number: task.origin.number, open: viewer.opens(task.origin.case) }
        : null,
    createdBy: personName(viewer, task.createdBy),
    createdAt: task.createdAt.toISOString(),
    changedAt: task.changedAt.toISOString(),
    rowRemoved: viewer.rowRemoved(taskId),
    may: {
      edit: taskFields.filter((field) => !fixed.includes(field) && may(actionOf(field))),
      checklist: plain && may('edit'),
      tick: plain && may('finish'),
      participants: may('assign'),
      comment: may('comment'),
      move: keepsCaseOpen && may('move'),
      settleRow: viewer.rowRemoved(taskId) && may('finish'),
    },
  };
}

export function placeName(organisation: Organisation, place: PlaceId): string {
  return organisation.places.get(place)?.name ?? place;
}

/** A field's value as people read it. */
export function valueShown(
  viewer: Pick<TaskViewer, 'organisation' | 'call'>,
  field: Revision['field'],
  value: string | null,
): string {
  const words = taskWords[viewer.call.locale];
  if (value === null || value === '') return tabWords[viewer.call.locale].noValue;
  switch (field) {
    case 'responsible':
    case 'participants':
      return personName(viewer, id<PersonId>(value)).name;
    case 'administration':
      return placeName(viewer.organisation, id<PlaceId>(value));
    case 'status':
      return shownOf(words.statuses, value);
    case 'origin':
      return shownOf(words.origins, value);
    case 'priority':
      return shownOf(words.priorities, value);
    case 'recurrence':
      return shownOf(words.recurrences, value);
    case 'removed':
      return words.removed;
    case 'checklist':
      return itemShown(viewer.call, readItem(value));
    case 'dueDate':
      return value === UNDATED ? words.undated : value;
    default:
      return value;
  }
}

const shownOf = (words: { readonly [value: string]: string }, value: string): string => words[value] ?? value;

export function conflictView(
  viewer: Pick<TaskViewer, 'organisation' | 'call'>,
  conflict: Conflict,
  last: Revision | undefined,
): contract.TaskConflict {
  const { base } = conflict;
  const by = last ? personName(viewer, last.by).name : tabWords[viewer.call.locale].unknownPerson;
  if (conflict.field === 'checklist') {
    const { field, item, yours, theirs } = conflict;
    const shown = { yoursShown: itemShown(viewer.call, yours), theirsShown: itemShown(viewer.call, theirs) };
    return { field, item, yours, theirs, ...shown, by, base };
  }
  const { field, yours, theirs } = conflict;
  const [yoursShown, theirsShown] = [valueShown(viewer, field, yours), valueShown(viewer, field, theirs)];
  return { field, yours, theirs, yoursShown, theirsShown, by, base };
}

/** A line of the checklist, as text that says also by ear whether it is done. */
function itemShown(call: Pick<Call, 'locale'>, line: ItemValue | null): string {
  const words = taskWords[call.locale];
  if (line === null) return words.lineRemoved;
  return line.done ? words.lineDone.replace('{text}', () => line.text) : line.text;
}
