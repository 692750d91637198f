import type { ImportField, TabWords, Task } from '../../bot/api/contract.ts';

/** What a sheet has of a task, in this order. `case` and the instants are told, never read back. */
export const columns = [
  'number',
  'title',
  'status',
  'priority',
  'administration',
  'responsible',
  'dueDate',
  'followUpDate',
  'recurrence',
  'link',
  'description',
  'origin',
  'case',
  'createdAt',
  'changedAt',
  'version',
] as const;
export type Column = (typeof columns)[number];
export type Heading = ImportField | 'number' | 'version';

export const isDay = (column: Column) => ['dueDate', 'followUpDate', 'createdAt', 'changedAt'].includes(column);

/** A cell's text as people read it; days as YYYY-MM-DD. */
export function cellText(task: Task, column: Column, words: TabWords): string {
  switch (column) {
    case 'status':
      return words.tasks.statuses[task.status];
    case 'priority':
      return words.tasks.priorities[task.priority];
    case 'administration':
    case 'responsible':
      return task[column]?.name ?? '';
    case 'dueDate':
      return task.undated ? words.tasks.undated : (task.dueDate ?? '');
    case 'followUpDate':
      return task.followUpDate ?? '';
    case 'recurrence':
      return task.recurrence === null ? '' : words.tasks.recurrences[task.recurrence];
    case 'link':
      return task.link ?? '';
    case 'origin':
      return words.tasks.origins[task.origin];
    case 'case':
      return task.case?.number ?? '';
    case 'createdAt':
    case 'changedAt':
      return day(task[column]);
    case 'version':
      return String(task.version);
    case 'number':
    case 'title':
    case 'description':
      return task[column];
  }
}

const day = (instant: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date(instant));

/** Small letters without dots and rings, and nothing but letters, figures and single spaces. */
const folded = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What else a column is called: in the other language, in Planner, in Lists, by people. */
const called: { readonly [heading in Heading]: readonly string[] } = {
  number: ['nummer', 'nr', 'number', 'no', 'id', 'task id', 'uppgifts id'],
  title: ['uppgift', 'rubrik', 'titel', 'task', 'task name', 'uppgiftsnamn', 'title', 'atgard', 'vad', 'name', 'namn'],
  description: ['beskrivning', 'description', 'anteckningar', 'notes', 'kommentar'],
  status: ['status', 'progress', 'forlopp'],
  priority: ['prioritet', 'prio', 'priority'],
  administration: ['forvaltning', 'administration', 'verksamhet', 'department'],
  responsible: ['ansvarig', 'responsible', 'assigned to', 'tilldelad till', 'tilldelad', 'vem', 'assignee', 'owner'],
  dueDate: [
    'forfaller',
    'forfallodatum',
    'due',
    'due date',
    'datum',
    'klart senast',
    'klar senast',
    'senast',
    'deadline',
  ],
  followUpDate: ['bevakning', 'bevaka', 'follow up', 'follow up date', 'bevakningsdatum'],
  recurrence: ['upprepas', 'aterkommer', 'repeats', 'recurrence'],
  link: ['lank', 'link', 'url'],
  origin: ['ursprung', 'origin', 'kalla', 'source'],
  version: ['version'],
};

/** The column that a heading names; null: none of ours. */
export function headingOf(text: string): Heading | null {
  const said = folded(text);
  for (const [heading, names] of Object.entries(called)) {
    if (names.includes(said)) return headings.find((each) => each === heading) ?? null;
  }
  return null;
}
const headings = [
  'number',
  'title',
  'description',
  'status',
  'priority',
  'administration',
  'responsible',
  'dueDate',
  'followUpDate',
  'recurrence',
  'link',
  'origin',
  'version',
] as const satisfies readonly Heading[];
