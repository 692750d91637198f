/** What a list's column holds. A person column is written as the person's number in the site's user list. */
export type ColumnKind = 'text' | 'choice' | 'person' | 'date' | 'instant';

export type ColumnSpec = {
  /** SharePoint's internal name: ASCII, never changed. */
  readonly name: string;
  readonly kind: ColumnKind;
  /** Whatever is filtered on must be; the list view threshold allows nothing else. */
  readonly indexed: boolean;
  /** No two rows may have the same value: a write whose answer was lost makes no twin. */
  readonly unique?: true;
};

const text = <Name extends string>(name: Name, indexed = false) => ({ name, kind: 'text', indexed }) as const;

/** The column by which a row is found; both lists have it. */
export const KEY = 'TryggId';
const key = { name: KEY, kind: 'text', indexed: true, unique: true } as const;

/** Ärenden: pointers only. `Title`, which every list has, bears the number. */
export const caseColumns = [
  key,
  text('Kinds'),
  text('Administration', true),
  text('OperationalArea'),
  text('Unit'),
  text('SecurityFunction', true),
  { name: 'CaseStatus', kind: 'choice', indexed: true },
  { name: 'Urgency', kind: 'choice', indexed: true },
  { name: 'OccurredOn', kind: 'date', indexed: false },
  { name: 'ReceivedAt', kind: 'instant', indexed: true },
  { name: 'TakenAt', kind: 'instant', indexed: false },
  { name: 'ClosedAt', kind: 'instant', indexed: false },
] as const satisfies readonly ColumnSpec[];

/** Uppgifter: `Title` bears the task's title. */
export const taskColumns = [
  key,
  text('Number', true),
  text('Administration', true),
  { name: 'Responsible', kind: 'person', indexed: true },
  text('ResponsibleName'),
  { name: 'DueDate', kind: 'date', indexed: true },
  { name: 'TaskStatus', kind: 'choice', indexed: true },
  { name: 'Origin', kind: 'choice', indexed: false },
  text('CaseNumber', true),
] as const satisfies readonly ColumnSpec[];

export type CaseColumn = 'Title' | (typeof caseColumns)[number]['name'];
/** A person column is read and written by its number, under a name of its own. */
export type TaskColumn = 'Title' | 'ResponsibleLookupId' | Exclude<(typeof taskColumns)[number]['name'], 'Responsible'>;
