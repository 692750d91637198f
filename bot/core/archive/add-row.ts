import type { Item, Row } from '../../ports/archive.ts';
import { Refusal } from '../errors.ts';
import { addTask } from '../tasks/add-task.ts';
import { manualOrigins } from '../tasks/task.ts';
import type { ArchiveDeps } from './absorb.ts';
import { unwritten } from './record.ts';
import { tellEditor } from './tell-editor.ts';

/** `waiting`: it has no title yet, as a row that is being filled in. `refused`: the row is to be taken away. */
export type Added = 'added' | 'waiting' | 'refused';

/**
 * Someone added a row in SharePoint: a task by its author, when they may add one. Only the title goes with it; what else
 * the row says is noted as not seen yet, so that absorbing it next makes it the author's edits, each judged by itself.
 * The next push writes number and key into the row. Seen twice, added once.
 */
export async function addRow(deps: ArchiveDeps, list: string, item: Item, sweep: number): Promise<Added> {
  const title = (item.row.Title ?? '').trim();
  if (title === '') return 'waiting';
  const author = item.author ?? item.editor;
  // An app's: ours from before a database was put back, or another's. Left alone.
  if (author === null) return 'waiting';
  const origin = manualOrigins.find((each) => deps.rowWords.origins[each] === item.row.Origin) ?? 'manual';
  try {
    const task = await addTask(
      deps,
      author,
      { title, description: '', administration: null, responsible: null, dueDate: null, origin },
      { key: `row ${item.item} of ${list}`, inputs: 'row' },
    );
    await deps.store.transaction(async (kept) => {
      const known = await kept.archive.get('task', task.id);
      if (known?.item) return;
      const seen: Row = {
        ...item.row,
        Administration: null,
        ResponsibleLookupId: null,
        ResponsibleName: null,
        DueDate: null,
        TaskStatus: item.row.TaskStatus ? deps.rowWords.taskStatuses.open : null,
      };
      await kept.archive.save({
        ...(known ?? unwritten('task', task.id, sweep)),
        item: item.item,
        mirror: { row: seen, versions: task.fieldVersions },
        due: true,
        seen: sweep,
      });
    });
    return 'added';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const why = { field: error.detail.field === 'title' ? 'title' : null, code: error.code } as const;
    await deps.store.transaction((kept) => tellEditor(deps, kept, author, null, why));
    return 'refused';
  }
}
