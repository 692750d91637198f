import type { ChecklistItem, Me, Named, NewTask, Task, TaskChange } from '../../bot/api/contract.ts';
import { hoped } from '../tasks/use-edit.ts';
import type { What } from './entry.ts';

/** The name of a person or förvaltning, as far as it has been seen. */
export type NameOf = (id: string) => string | undefined;

/** A task as it will be once what waits has been sent. Versions stay: they are the server's. */
export function overlaid(task: Task, waiting: readonly What[], nameOf: NameOf): Task {
  let now = task;
  for (const what of waiting) {
    if (what.task !== task.id) continue;
    if (what.kind === 'comment') now = { ...now, comments: now.comments + 1 };
    if (what.kind === 'edit') for (const change of what.changes) now = withChange(now, change, nameOf);
  }
  return now;
}

const named = (id: string | null, nameOf: NameOf): Named | null =>
  id === null ? null : { id, name: nameOf(id) ?? '' };

function withChange(task: Task, change: TaskChange, nameOf: NameOf): Task {
  switch (change.field) {
    case 'administration':
    case 'responsible':
      return { ...task, [change.field]: named(change.value, nameOf) };
    case 'title':
    case 'description':
      return { ...task, [change.field]: change.value ?? '' };
    case 'removed':
      return { ...task, removed: change.value === 'yes' };
    case 'participants': {
      const left = task.participants.filter((person) => !change.remove?.includes(person.id));
      const fresh = (change.add ?? []).filter((id) => !left.some((person) => person.id === id));
      return { ...task, participants: [...left, ...fresh.map((id) => ({ id, name: nameOf(id) ?? '' }))] };
    }
    case 'checklist':
      return { ...task, checklist: withItem(task.checklist, change) };
    default:
      return hoped(task, [change]);
  }
}

function withItem(
  items: readonly ChecklistItem[],
  change: Extract<TaskChange, { field: 'checklist' }>,
): ChecklistItem[] {
  const { item: id, value } = change;
  const was = items.find((item) => item.id === id);
  const others = items.filter((item) => item.id !== id);
  if (value === null) return others;
  const { after, text, done } = value;
  const now = { id, text, done, version: was?.version ?? 0 };
  if (after === undefined && was) return items.map((item) => (item.id === id ? now : item));
  const at =
    after === null ? 0 : after === undefined ? others.length : others.findIndex((item) => item.id === after) + 1;
  return others.toSpliced(at, 0, now);
}

const fieldVersions: Task['fieldVersions'] = {
  title: 0,
  description: 0,
  administration: 0,
  responsible: 0,
  dueDate: 0,
  status: 0,
  priority: 0,
  followUpDate: 0,
  recurrence: 0,
  origin: 0,
  link: 0,
  removed: 0,
};

/** A task that the server has not heard of. */
export function unsent(id: string, number: string, fresh: NewTask, me: Me, at: string, nameOf: NameOf): Task {
  const dueDate = fresh.dueDate ?? null;
  return {
    id,
    number,
    title: fresh.title,
    description: fresh.description ?? '',
    administration: named(fresh.administration ?? null, nameOf),
    responsible: named(fresh.responsible ?? null, nameOf),
    dueDate: dueDate === 'none' ? null : dueDate,
    undated: dueDate === 'none',
    status: 'open',
    overdue: false,
    priority: fresh.priority ?? 'medium',
    followUpDate: fresh.followUpDate ?? null,
    followUp: 'none',
    recurrence: fresh.recurrence ?? null,
    link: fresh.link ?? null,
    seriesDay: null,
    removed: false,
    participants: (fresh.participants ?? []).map((person) => ({ id: person, name: nameOf(person) ?? '' })),
    checklist: (fresh.checklist ?? []).map((item) => ({ ...item, done: false, version: 0 })),
    comments: 0,
    files: 0,
    origin: fresh.origin ?? 'manual',
    case: null,
    keepsCaseOpen: false,
    createdBy: { id: me.id, name: me.name },
    createdAt: at,
    changedAt: at,
    version: 0,
    fieldVersions,
    rowRemoved: false,
    may: {
      edit: ['title', 'description', 'administration', 'responsible', 'dueDate', 'status', 'priority', 'followUpDate'],
      checklist: true,
      tick: true,
      participants: true,
      comment: true,
      move: false,
      settleRow: false,
    },
  };
}
