import type { ListNoun, Row, Write, Written } from '../../ports/archive.ts';
import type { Archived, Mirror } from '../../ports/store/archive.ts';
import type { Repositories } from '../../ports/store/store.ts';
import { type CaseId, id, type PersonId, type TaskId } from '../ids.ts';
import type { ArchiveDeps } from './absorb.ts';
import { nobody, unwritten } from './record.ts';
import { caseRow, differing, taskRow } from './rows.ts';

/** A row to write, with the version that will then stand there. */
export type Push = { readonly noun: ListNoun; readonly id: string; readonly version: number; readonly write: Write };

/** What stands here now, as a row, with its versions. */
async function wanted(
  deps: ArchiveDeps,
  kept: Repositories,
  noun: ListNoun,
  of: string,
  lookup: string | null,
): Promise<{
  readonly mirror: Mirror;
  readonly version: number;
  readonly ended: boolean;
  readonly removed: boolean;
} | null> {
  if (noun === 'case') {
    const found = await kept.cases.get(id<CaseId>(of));
    if (!found) return null;
    const row = caseRow(found, deps.organisation, deps.rowWords);
    return { mirror: { row, versions: {} }, version: found.version, ended: false, removed: false };
  }
  const task = await kept.tasks.get(id<TaskId>(of), nobody);
  if (!task) return null;
  const origin = task.origin.kind === 'case' ? await kept.cases.get(task.origin.case) : null;
  const row = taskRow(task, origin, lookup, deps.organisation, deps.rowWords);
  const { version, removed, fieldVersions: versions } = task;
  return { mirror: { row, versions }, version, ended: task.status === 'done' || removed, removed };
}

/** Who answers for a task now: whose number in the site's user list is asked for before its row is drawn. */
export async function responsibleOf(deps: ArchiveDeps, of: string): Promise<PersonId | null> {
  return (await deps.store.read((kept) => kept.tasks.get(id<TaskId>(of), nobody)))?.responsible ?? null;
}

/**
 * Notes what is about to be written, so that an answer that never comes can be told from someone's edit. `nothing` is to be
 * written, which is noted too. `look`: an earlier write got no answer, so the row must be read first. `takeAway`: the task
 * was removed here, and its row goes with it.
 */
export async function prepare(
  deps: ArchiveDeps,
  noun: ListNoun,
  of: string,
  lookup: string | null,
  sweep: number,
): Promise<Push | 'nothing' | { readonly look: string } | { readonly takeAway: string; readonly etag: string }> {
  return deps.store.transaction(async (kept) => {
    const record = (await kept.archive.get(noun, of)) ?? unwritten(noun, of, sweep);
    const now = await wanted(deps, kept, noun, of, lookup);
    if (!now || record.state === 'asked' || (record.state === 'away' && now.ended)) return 'nothing';
    if (noun === 'task' && record.item && record.writing) return { look: record.item };
    const { mirror, version } = now;
    if (now.removed && record.item === null && record.writing === null) {
      await kept.archive.save({ ...record, state: 'away', version, due: false });
      return 'nothing';
    }
    if (now.removed && record.item !== null && record.etag !== null)
      return { takeAway: record.item, etag: record.etag };
    if (noun === 'case' && record.version !== version) await kept.archive.tasksDue(id<CaseId>(of));
    const columns = record.mirror && record.item ? differing(mirror.row, record.mirror.row) : Object.keys(mirror.row);
    if (record.item && record.mirror && columns.length === 0) {
      await kept.archive.save({ ...record, version, due: false, writing: null, mirror });
      return 'nothing';
    }
    await kept.archive.save({ ...record, state: 'there', due: true, writing: mirror });
    const row: Row = Object.fromEntries(columns.map((column) => [column, mirror.row[column] ?? null]));
    const looked = record.item === null && record.writing !== null;
    return { noun, id: of, version, write: { key: of, item: record.item, etag: record.etag, looked, row } };
  });
}

/** The row stands as it did before a write that got no answer: it never came there. */
export async function notWritten(deps: ArchiveDeps, noun: ListNoun, item: string): Promise<void> {
  await deps.store.transaction(async (kept) => {
    const record = await kept.archive.byItem(noun, item);
    if (record?.writing) await kept.archive.save({ ...record, writing: null, due: true });
  });
}

/** The row of a removed task is gone; it comes back with the task. */
export async function tookAway(deps: ArchiveDeps, item: string): Promise<void> {
  await deps.store.transaction(async (kept) => {
    const record = await kept.archive.byItem('task', item);
    const task = record ? await kept.tasks.get(id<TaskId>(record.id), nobody) : null;
    if (!record || !task) return;
    const cleared = { item: null, etag: null, mirror: null, writing: null, due: false } as const;
    // Taken back meanwhile, it is due again by its version.
    const version = task.removed ? task.version : record.version;
    await kept.archive.save({ ...record, ...cleared, state: 'away', version });
  });
}

/** Notes what became of a write. True when the row must be read before it is tried again. */
export async function settlePush(deps: ArchiveDeps, push: Push, outcome: Written, sweep: number): Promise<boolean> {
  return deps.store.transaction(async (kept) => {
    const record = await kept.archive.get(push.noun, push.id);
    if (!record) return false;
    const save = (changed: Partial<Archived>) => kept.archive.save({ ...record, ...changed });
    switch (outcome.kind) {
      case 'written':
        await save({
          item: outcome.item,
          etag: outcome.etag,
          version: push.version,
          due: false,
          mirror: record.writing ?? record.mirror,
          writing: null,
          seen: sweep,
        });
        return false;
      case 'found':
        if (push.noun === 'task') return true;
        // Cases go one way: it is ours to write over.
        await save({ item: outcome.found.item, etag: outcome.found.etag, mirror: null, writing: null, due: true });
        return false;
      case 'stale':
        if (push.noun === 'task') return true;
        // Its etag is read anew, and all of the row is written.
        await save({ etag: null, mirror: null, writing: null, due: true });
        return false;
      case 'gone':
        if (push.noun === 'task') return true;
        await save({ item: null, etag: null, mirror: null, writing: null, due: true });
        return false;
      case 'passing':
      case 'refused':
        return false;
    }
  });
}
