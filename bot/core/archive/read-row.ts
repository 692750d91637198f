import type { Row } from '../../ports/archive.ts';
import type { Mirror } from '../../ports/store/archive.ts';
import { Refusal, type RefusalCode } from '../errors.ts';
import type { PersonId } from '../ids.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { FieldChange } from '../tasks/merge.ts';
import { isDate, manualOrigins, type TaskField, taskFields, taskStatuses } from '../tasks/task.ts';
import type { TaskColumn } from './columns.ts';
import { differing, type RowWords } from './rows.ts';

/** Whom a row's person column names: `stranger` is someone that Trygg does not know. */
export type Named = { readonly kind: 'person'; readonly person: PersonId } | { readonly kind: 'stranger' | 'nobody' };

/** The columns in which a field is edited; none: it is not in the list. */
export const columnsOf = {
  title: ['Title'],
  description: [],
  administration: ['Administration'],
  responsible: ['ResponsibleLookupId', 'ResponsibleName'],
  dueDate: ['DueDate'],
  status: ['TaskStatus'],
  priority: [],
  followUpDate: [],
  recurrence: [],
  origin: ['Origin'],
  link: [],
  removed: [],
} as const satisfies { readonly [field in TaskField]: readonly TaskColumn[] };
const fixed: readonly string[] = ['TryggId', 'Number', 'CaseNumber'] satisfies readonly TaskColumn[];

/** What someone changed in a row: changes as the tab would send them, and what cannot be one. */
export type Read = {
  readonly changes: readonly FieldChange[];
  readonly invalid: readonly { readonly field: TaskField | null; readonly code: RefusalCode }[];
};

/** Compares a row with what Trygg last saw or wrote there. What was written and never answered counts as seen. */
export function readRow(
  row: Row,
  { row: last, versions }: Mirror,
  named: Named,
  organisation: Organisation,
  words: RowWords,
): Read {
  const touched = differing(row, last);
  const changes: FieldChange[] = [];
  const invalid: { field: TaskField | null; code: RefusalCode }[] = [];
  for (const field of taskFields) {
    if (!columnsOf[field].some((column: TaskColumn) => touched.includes(column))) continue;
    try {
      changes.push(changeOf(field, row, last, named, versions[field] ?? 0, organisation, words));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      invalid.push({ field, code: error.code });
    }
  }
  if (touched.some((column) => fixed.includes(column))) invalid.push({ field: null, code: 'notAllowed' });
  return { changes, invalid };
}

function changeOf(
  field: TaskField,
  row: Row,
  last: Row,
  named: Named,
  base: number,
  organisation: Organisation,
  words: RowWords,
): FieldChange {
  const text = (column: TaskColumn) => (row[column] ?? '').trim();
  switch (field) {
    case 'title':
      return { field, value: text('Title'), base };
    case 'description':
    case 'priority':
    case 'followUpDate':
    case 'recurrence':
    case 'link':
    case 'removed':
      throw new Refusal('inputInvalid', { field });
    case 'administration': {
      const wanted = text('Administration').toLowerCase();
      if (wanted === '') return { field, value: null, base };
      const place = [...organisation.places.values()].find(
        (each) => each.level === 'administration' && each.name.toLowerCase() === wanted,
      );
      if (!place) throw new Refusal('unknownPlace');
      return { field, value: place.id, base };
    }
    case 'responsible':
      return { field, value: responsible(row, last, named, organisation), base };
    case 'dueDate': {
      const date = text('DueDate');
      if (date !== '' && !isDate(date)) throw new Refusal('inputInvalid', { field });
      return { field, value: date === '' ? null : date, base };
    }
    case 'origin': {
      const value = manualOrigins.find((each) => words.origins[each] === text('Origin'));
      if (!value) throw new Refusal('inputInvalid', { field });
      return { field, value, base };
    }
    case 'status': {
      const value = taskStatuses.find((each) => words.taskStatuses[each] === text('TaskStatus'));
      if (!value) throw new Refusal('inputInvalid', { field });
      return { field, value, base };
    }
  }
}

/** The person column counts where it was touched; else the name beside it, when exactly one person bears it. */
function responsible(row: Row, last: Row, named: Named, organisation: Organisation): PersonId | null {
  if ((row.ResponsibleLookupId || null) !== (last.ResponsibleLookupId || null)) {
    if (named.kind === 'stranger') throw new Refusal('unknownPerson');
    if (named.kind === 'person') return named.person;
  }
  const name = (row.ResponsibleName ?? '').trim().toLowerCase();
  if (name === '') {
    if (named.kind === 'person' && (row.ResponsibleLookupId || null) !== null) return named.person;
    return null;
  }
  const bearing = [...organisation.people.values()].filter((each) => each.name.toLowerCase() === name);
  const [only] = bearing;
  if (!only || bearing.length > 1) throw new Refusal('unknownPerson');
  return only.id;
}
