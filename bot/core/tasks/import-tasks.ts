import type { Repositories } from '../../ports/store/store.ts';
import { mayTask, rolesOf } from '../access/access.ts';
import { isFirst, type Press } from '../cases/press.ts';
import { Refusal } from '../errors.ts';
import type { PersonId } from '../ids.ts';
import { addTask, type NewTaskInput, type TaskDeps } from './add-task.ts';
import { editTask } from './edit-task.ts';
import type { FieldChange } from './merge.ts';
import { actionOf, checkChange, demandTask } from './rules.ts';
import { fieldValue, type Task, type TaskField } from './task.ts';

/*
 * Many rows at once, by the very rules of one: each row is judged field by field, so that every cell that cannot be
 * written is told of, and then written by the use cases that add and edit a single task, inside one transaction.
 */

export type RowToImport = {
  /** The task that it changes, as it was read; null: a new one. */
  readonly task: Task | null;
  /** `base` says nothing here: it follows from `version`. */
  readonly changes: readonly FieldChange[];
  /** The task's version that the row was made from; null: the one it has. */
  readonly version: number | null;
  /** Fields where the row holds over what someone wrote since. */
  readonly over: readonly TaskField[];
  /** It was misread already: never written, but judged so that all that is wrong is told at once. */
  readonly wrong: boolean;
};

export type Clash = { readonly field: TaskField; readonly yours: string | null; readonly theirs: string | null };
export type JudgedRow = {
  readonly kind: 'new' | 'change' | 'same' | 'wrong';
  /** As it is now, or became. */
  readonly task: Task | null;
  readonly refused: readonly { readonly field: TaskField | null; readonly refusal: Refusal }[];
  readonly clashes: readonly Clash[];
  /** Takes it back; empty until written. */
  readonly undo: readonly FieldChange[];
};
type Judged = JudgedRow & { readonly changes: readonly FieldChange[] };
export type Imported = { readonly rows: readonly JudgedRow[]; readonly written: boolean };

class Unwritten extends Error {
  readonly rows: readonly JudgedRow[];
  constructor(rows: readonly JudgedRow[]) {
    super('unwritten');
    this.rows = rows;
  }
}

/** Tasks by what people call them, of those that the person may see; removed ones too. */
export async function seeNumbered(
  deps: Pick<TaskDeps, 'store' | 'organisation'>,
  actor: PersonId,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, Task>> {
  if (numbers.length === 0) return new Map();
  const roles = rolesOf(deps.organisation, actor);
  const found = await deps.store.read((kept) => kept.tasks.numbered(numbers, actor));
  const sees = (task: Task) => mayTask(roles, task.responsible === actor ? 'responsible' : 'none', 'see');
  return new Map(found.filter(sees).map((task) => [task.number, task]));
}

/** What would become of each row now. */
export function judgeImport(deps: TaskDeps, actor: PersonId, rows: readonly RowToImport[]): Imported {
  return { rows: rows.map((row) => judge(deps, actor, row, row.task)), written: false };
}

/** Writes all rows or, when one is wrong, none; with `onlyGood` those that are not. The same press again writes nothing more. */
export async function importTasks(
  deps: TaskDeps,
  actor: PersonId,
  rows: readonly RowToImport[],
  onlyGood: boolean,
  press?: Press,
): Promise<Imported> {
  try {
    return await deps.store.transaction(async (kept) => {
      if (!(await isFirst(deps, kept, press))) return await asKept(deps, kept, actor, rows, press);
      const locked = await lockAll(kept, actor, rows);
      const judged = rows.map((row) =>
        judge(deps, actor, row, row.task === null ? null : (locked.get(row.task.id) ?? null)),
      );
      const bad = judged.some((row) => row.kind === 'wrong');
      if (bad && !onlyGood) throw new Unwritten(judged);
      const written: JudgedRow[] = [];
      for (const [at, row] of judged.entries()) {
        written.push(await writeRow(within(deps, kept), actor, row, pressOf(press, at)));
      }
      return { rows: written, written: true };
    });
  } catch (error) {
    if (error instanceof Unwritten) return { rows: error.rows, written: false };
    throw error;
  }
}

/** Use cases that open a transaction join the one that is open. */
function within(deps: TaskDeps, kept: Repositories): TaskDeps {
  return { ...deps, store: { transaction: (work) => work(kept), read: (work) => work(kept) } };
}

const pressOf = (press: Press | undefined, at: number): Press | undefined =>
  press && { key: `${press.key}:${at}`, inputs: press.inputs };

/** In the order of their ids, so that two imports never wait for each other. */
async function lockAll(kept: Repositories, actor: PersonId, rows: readonly RowToImport[]) {
  const ids = [...new Set(rows.flatMap(({ task }) => (task === null ? [] : [task.id])))].sort();
  const locked = new Map<string, Task>();
  for (const id of ids) {
    const task = await kept.tasks.lock(id, actor);
    if (task) locked.set(id, task);
  }
  return locked;
}

function judge(deps: TaskDeps, actor: PersonId, row: RowToImport, task: Task | null): Judged {
  const refused: { field: TaskField | null; refusal: Refusal }[] = [];
  const changes: FieldChange[] = [];
  const clashes: Clash[] = [];
  const tell = (field: TaskField | null, work: () => void) => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ field, refusal: error });
    }
  };
  if (row.task === null) tell(null, () => demandAdd(deps, actor));
  else tell(null, () => demandTask(deps.organisation, actor, task, 'see'));
  for (const given of row.changes) {
    const { field } = given;
    tell(field, () => {
      const origin = task?.origin ?? ({ kind: 'manual' } as const);
      // What stands there already is no change, even where nothing may be written.
      if (task && asRead(fieldValue(task, field)) === asRead(given.value)) return;
      if (task) demandTask(deps.organisation, actor, task, actionOf(field));
      const change = checkChange(deps.organisation, { origin }, given);
      if (!task) changes.push({ ...change, base: 1 });
      else if (asRead(fieldValue(task, field)) !== asRead(change.value)) {
        const base = task.fieldVersions[field];
        const seen = row.version === null || base <= row.version || row.over.includes(field);
        if (seen) changes.push({ ...change, base });
        else clashes.push({ field, yours: change.value, theirs: fieldValue(task, field) });
      }
    });
  }
  const wrong = row.wrong || refused.length > 0 || clashes.length > 0;
  const kind = wrong ? 'wrong' : row.task === null ? 'new' : changes.length === 0 ? 'same' : 'change';
  return { kind, task, refused, clashes, changes, undo: [] };
}

/** A sheet knows one way to end a line, and keeps none at the end. */
const asRead = (value: string | null) => (value === null ? '' : value.replaceAll(/\r\n?/g, '\n').trim());

function demandAdd(deps: TaskDeps, actor: PersonId) {
  if (!mayTask(rolesOf(deps.organisation, actor), 'none', 'add')) throw new Refusal('notAllowed');
}

async function writeRow(deps: TaskDeps, actor: PersonId, row: Judged, press: Press | undefined): Promise<JudgedRow> {
  if (row.kind === 'new') {
    const task = await addTask(deps, actor, inputOf(row.changes), press);
    const status = row.changes.filter((change) => change.field === 'status' && change.value !== 'open');
    const after = status.length === 0 ? task : (await editTask(deps, actor, { task: task.id, changes: status })).task;
    const gone: FieldChange = { field: 'removed', value: 'yes', base: after.fieldVersions.removed };
    return { ...row, task: after, undo: [gone] };
  }
  if (row.kind !== 'change' || row.task === null) return row;
  const before = row.task;
  const { task } = await editTask(deps, actor, { task: before.id, changes: row.changes });
  const back = row.changes.map((change) => backTo(before, change, task));
  return { ...row, task, undo: back };
}

/** The change that brings a field back to what it was. */
function backTo(before: Task, { field }: FieldChange, now: Task): FieldChange {
  const base = now.fieldVersions[field];
  switch (field) {
    case 'title':
    case 'description':
      return { field, value: fieldValue(before, field) ?? '', base };
    case 'dueDate':
      return { field, value: fieldValue(before, field), base };
    case 'removed':
      return { field, value: before.removed ? 'yes' : null, base };
    case 'administration':
      return { field, value: before.administration, base };
    case 'responsible':
      return { field, value: before.responsible, base };
    case 'status':
      return { field, value: before.status, base };
    case 'priority':
      return { field, value: before.priority, base };
    case 'followUpDate':
      return { field, value: before.followUpDate, base };
    case 'recurrence':
      return { field, value: before.recurrence, base };
    case 'origin':
      if (before.origin.kind === 'case') throw new Error('the origin of a case-born task was changed');
      return { field, value: before.origin.kind, base };
    case 'link':
      return { field, value: before.link, base };
  }
}

function inputOf(changes: readonly FieldChange[]): NewTaskInput {
  const empty: NewTaskInput = {
    title: '',
    description: '',
    administration: null,
    responsible: null,
    dueDate: null,
    priority: 'medium',
    followUpDate: null,
    recurrence: null,
    link: null,
    participants: [],
    checklist: [],
    origin: 'manual',
  };
  const said = changes.filter(({ field }) => field !== 'status' && field !== 'removed');
  return { ...empty, ...Object.fromEntries(said.map(({ field, value }) => [field, value])) };
}

/** What the same press wrote before: new tasks are found by it, changed ones are as they are. */
async function asKept(
  deps: TaskDeps,
  kept: Repositories,
  actor: PersonId,
  rows: readonly RowToImport[],
  press: Press | undefined,
): Promise<Imported> {
  const shown: JudgedRow[] = [];
  for (const [at, row] of rows.entries()) {
    const mark = pressOf(press, at);
    const made = row.task ?? (mark ? await kept.tasks.byPress(actor, deps.vault.fingerprint(mark.key)) : null);
    const kind = made === null ? 'wrong' : row.task === null ? 'new' : 'change';
    shown.push({ kind, task: made, refused: [], clashes: [], undo: [] });
  }
  return { rows: shown, written: true };
}
