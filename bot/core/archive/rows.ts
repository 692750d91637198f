import type { Row } from '../../ports/archive.ts';
import type { Case, Kind, Status, Urgency } from '../cases/case.ts';
import type { Organisation, PlaceLevel } from '../organisation/organisation.ts';
import { pathOf } from '../organisation/places.ts';
import type { NeutralTitle } from '../tasks/neutral-titles.ts';
import type { OriginKind, Task, TaskStatus } from '../tasks/task.ts';
import { localTime } from '../time/stockholm.ts';
import type { CaseColumn, TaskColumn } from './columns.ts';

/** Words that stand in the lists. The organisation's own language: a list has one. */
export type RowWords = {
  readonly kinds: { readonly [kind in Kind]: string };
  readonly caseStatuses: { readonly [status in Status]: string };
  readonly urgencies: { readonly [urgency in Urgency]: string };
  readonly taskStatuses: { readonly [status in TaskStatus]: string };
  readonly origins: { readonly [origin in OriginKind]: string };
  readonly titles: { readonly [title in NeutralTitle]: string };
  readonly unknownPerson: string;
};

/**
 * A case in the list Ärenden: number, kind, place, function, status, urgency and dates. No free text and nobody's name.
 * Of a case whose reporter is protected only the förvaltning is told of the place, and not the day: who works in the
 * unit knows who was there. Nothing marks such a row; cases of unknown place look the same.
 */
export function caseRow(of: Case, organisation: Organisation, words: RowWords): Row {
  const path = of.unit === null ? [] : pathOf(organisation, of.unit);
  const name = (level: PlaceLevel) => path.find((place) => place.level === level)?.name ?? null;
  const open = of.reporter.kind === 'open';
  const row: { readonly [column in CaseColumn]: string | null } = {
    Title: of.number,
    TryggId: of.id,
    Kinds: of.kinds.map((kind) => words.kinds[kind]).join(', '),
    Administration: name('administration'),
    OperationalArea: open ? name('operationalArea') : null,
    Unit: open ? name('unit') : null,
    SecurityFunction: organisation.functions.get(of.function)?.name ?? of.function,
    CaseStatus: words.caseStatuses[of.status],
    Urgency: words.urgencies[of.urgency],
    OccurredOn: open ? localTime(of.occurredAt).date : null,
    ReceivedAt: of.receivedAt.toISOString(),
    TakenAt: of.takenAt?.toISOString() ?? null,
    ClosedAt: of.closedAt?.toISOString() ?? null,
  };
  return row;
}

/**
 * A task in the list Uppgifter. `lookup`: its responsible's number in the site's user list; who is not in it stands as text.
 * The case's number stands there only when everyone with the list may know of the case: not when someone is in conflict.
 */
export function taskRow(
  task: Task,
  of: Case | null,
  lookup: string | null,
  organisation: Organisation,
  words: RowWords,
): Row {
  const named = task.responsible === null ? null : organisation.people.get(task.responsible);
  const row: { readonly [column in TaskColumn]: string | null } = {
    Title: task.title.kind === 'own' ? task.title.text : words.titles[task.title.id],
    TryggId: task.id,
    Number: task.number,
    Administration:
      task.administration === null ? null : (organisation.places.get(task.administration)?.name ?? task.administration),
    ResponsibleLookupId: lookup,
    ResponsibleName: task.responsible === null || lookup !== null ? null : (named?.name ?? words.unknownPerson),
    DueDate: task.dueDate,
    TaskStatus: words.taskStatuses[task.status],
    Origin: words.origins[task.origin.kind],
    CaseNumber: task.origin.kind === 'case' && of !== null && of.conflicted.length === 0 ? task.origin.number : null,
  };
  return row;
}

/** The columns whose text differs; empty and null are the same. */
export function differing(wanted: Row, there: Row): string[] {
  return Object.keys(wanted).filter((column) => (wanted[column] || null) !== (there[column] || null));
}
