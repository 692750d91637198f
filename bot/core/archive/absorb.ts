import type { Item } from '../../ports/archive.ts';
import type { Archived, Mirror } from '../../ports/store/archive.ts';
import type { Repositories } from '../../ports/store/store.ts';
import type { CaseDeps } from '../cases/deps.ts';
import { Refusal, type RefusalCode } from '../errors.ts';
import { id, type PersonId, type TaskId } from '../ids.ts';
import { writeChanges } from '../tasks/edit-task.ts';
import type { FieldChange } from '../tasks/merge.ts';
import { actionOf, checkChange, demandTask } from '../tasks/rules.ts';
import { type Task, type TaskField, taskFields } from '../tasks/task.ts';
import { columnsOf, type Named, readRow } from './read-row.ts';
import { isOld, nobody } from './record.ts';
import { differing, type RowWords } from './rows.ts';
import { tellEditor } from './tell-editor.ts';

/*
 * A row of Uppgifter came back. What differs from what Trygg last saw or wrote there is an edit by its editor, made from
 * the versions that the row then stood for: the same field rule as in the tab decides, and the access table by editor.
 * What did not win, may not be, or cannot be read is marked as due, so that the next push puts the row right, and the
 * editor is told. Our own writes differ from nothing, so nothing goes round.
 */

export type ArchiveDeps = CaseDeps & { readonly rowWords: RowWords };

/** What became of a row: `new` is someone's own, which no task of ours stands behind. */
export type Absorbed = 'unchanged' | 'absorbed' | 'new';

/** `named`: whom the row's person column names. Throws nothing of the rules: refusals are put back. */
export async function absorb(deps: ArchiveDeps, item: Item, named: Named, sweep: number): Promise<Absorbed> {
  const at = deps.clock.now();
  return deps.store.transaction(async (kept) => {
    const record = await recordOf(kept, item);
    if (!record) return 'new';
    if (record.item === item.item && isOld(item.etag, record.etag)) {
      if (record.seen < sweep) await kept.archive.save({ ...record, seen: sweep });
      return 'unchanged';
    }
    const task = await kept.tasks.lock(id<TaskId>(record.id), nobody);
    if (!task) return 'unchanged';
    const last = lastSeen(record, item);
    const here = { ...record, item: item.item, etag: item.etag, writing: null, seen: sweep, state: 'there' } as const;
    if (!last) {
      await kept.archive.save({ ...here, mirror: { row: item.row, versions: {} }, due: true });
      return 'absorbed';
    }
    const read = readRow(item.row, last, named, deps.organisation, deps.rowWords);
    const settled = await settle(deps, kept, task, read.changes, item.editor, at);
    const refused = [...read.invalid, ...settled.refused];
    await kept.archive.save({
      ...here,
      mirror: { row: item.row, versions: { ...last.versions, ...settled.versions } },
      due: record.due || refused.length > 0,
      // What the row now shows of the task stands there already; the rest is due by its version.
    });
    const [first] = refused;
    if (first && item.editor !== null) await tellEditor(deps, kept, item.editor, task.id, first);
    return 'absorbed';
  });
}

/** By its place in the list; or by its key, when the answer to our writing it never came. */
async function recordOf(kept: Repositories, item: Item): Promise<Archived | null> {
  const known = await kept.archive.byItem('task', item.item);
  if (known || item.key === null) return known;
  const made = /^[0-9a-f-]{36}$/.test(item.key) ? await kept.archive.get('task', item.key) : null;
  return made?.item === null ? made : null;
}

/** What stood there before: a write without an answer counts where the row shows what it wrote. */
function lastSeen({ mirror, writing }: Archived, item: Item): Mirror | null {
  if (!writing) return mirror;
  if (!mirror) return writing;
  const other = differing(item.row, writing.row);
  const kept = Object.fromEntries(other.map((column) => [column, mirror.row[column] ?? null]));
  // A field that differs from what we wrote may be older or newer than it; the mirror's version is the careful base.
  const versions = { ...writing.versions };
  for (const field of fieldsOf(other)) {
    const version = mirror.versions[field];
    if (version !== undefined) versions[field] = version;
  }
  return { row: { ...writing.row, ...kept }, versions };
}

const fieldsOf = (columns: readonly string[]): TaskField[] =>
  taskFields.filter((field) => columnsOf[field].some((column: string) => columns.includes(column)));

type Refused = { readonly field: TaskField | null; readonly code: RefusalCode };

/** Lets through what the editor may write; the rest comes back with the code of why not. */
async function settle(
  deps: ArchiveDeps,
  kept: Repositories,
  task: Task,
  changes: readonly FieldChange[],
  editor: PersonId | null,
  at: Date,
): Promise<{ readonly refused: readonly Refused[]; readonly versions: Mirror['versions'] }> {
  const refused: Refused[] = [];
  const allowed: FieldChange[] = [];
  // Whoever is in conflict in the task's case does not see it here either.
  const seen = editor === null ? null : await kept.tasks.get(task.id, editor);
  for (const change of changes) {
    try {
      if (editor === null) throw new Refusal('notAllowed');
      demandTask(deps.organisation, editor, seen, actionOf(change.field));
      allowed.push(checkChange(deps.organisation, task, change));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ field: change.field, code: error.code });
    }
  }
  if (editor === null || allowed.length === 0) return { refused, versions: {} };
  const merged = await writeChanges(deps, kept, task, allowed, editor, at);
  const lost = merged.conflicts.flatMap((conflict) => (conflict.field === 'checklist' ? [] : [conflict.field]));
  const won = allowed.map((change) => change.field).filter((field) => !lost.includes(field));
  return {
    refused: [...refused, ...lost.map((field) => ({ field, code: 'conflict' }) as const)],
    versions: Object.fromEntries(won.map((field) => [field, merged.task.fieldVersions[field]])),
  };
}
