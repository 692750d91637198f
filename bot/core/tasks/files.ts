import type { FileCleaner } from '../../ports/file-cleaner.ts';
import type { Repositories } from '../../ports/store/store.ts';
import { isFirst, type Press } from '../cases/press.ts';
import { Refusal } from '../errors.ts';
import { id, type PersonId, type TaskFileId, type TaskId } from '../ids.ts';
import { findIdentifiers } from '../text/identifiers.ts';
import type { TaskDeps } from './add-task.ts';
import { demandTask } from './rules.ts';
import type { Task } from './task.ts';
import { fileName, TASK_FILE_LIMIT, TASK_FILES_LIMIT, type TaskFile, type TaskFileStep } from './task-file.ts';

/**
 * Files of a task: whoever sees the task sees them, and whoever may talk about it may add one. A case-born task has none,
 * since everyone with the list would read what they say of the case: `inputInvalid`, field `files`.
 */

export type AttachInput = { readonly task: TaskId; readonly name: string; readonly bytes: Uint8Array };

/** Adds a file. The same press again adds nothing and returns what it added. Throws also what the cleaner throws, and `tooManyFiles`. */
export async function attachFile(
  deps: TaskDeps & { readonly fileCleaner: FileCleaner },
  actor: PersonId,
  input: AttachInput,
  press?: Press,
): Promise<TaskFile> {
  const size = input.bytes.byteLength;
  if (size > TASK_FILE_LIMIT) throw new Refusal('fileTooLarge', { limit: TASK_FILE_LIMIT, size });
  if (findIdentifiers(input.name).length > 0) throw new Refusal('personalNumber', { field: 'files' });
  // Before the work of cleaning, and again when it is done.
  await deps.store.read(async (kept) => admit(deps, actor, await kept.tasks.get(input.task, actor)));
  const { type, bytes } = await deps.fileCleaner.clean(input.bytes, input.name);
  const at = deps.clock.now();
  return deps.store.transaction(async (kept) => {
    const task = await kept.tasks.lock(input.task, actor);
    admit(deps, actor, task);
    const there = await kept.taskFiles.of(task.id);
    if (!(await isFirst(deps, kept, press))) {
      const made = there.findLast((file) => file.by === actor && file.size === bytes.byteLength);
      if (!made) throw new Refusal('notFound');
      return made;
    }
    if (there.filter((file) => !file.removed).length >= TASK_FILES_LIMIT)
      throw new Refusal('tooManyFiles', { limit: TASK_FILES_LIMIT });
    const file = {
      id: id<TaskFileId>(deps.ids.ordered()),
      task: task.id,
      name: fileName(input.name, type, new Set(there.map(({ name }) => name))),
      type,
      size: bytes.byteLength,
      by: actor,
      at,
    };
    await kept.taskFiles.add({ ...file, bytes });
    await note(kept, task, file.id, 'added', actor, at);
    return { ...file, removed: false, url: null };
  });
}

/** Hides a file, or puts it back. One's own, or anyone's by who may edit the task. Twice is once. */
export async function setFileRemoved(
  deps: TaskDeps,
  actor: PersonId,
  input: { readonly task: TaskId; readonly file: string; readonly removed: boolean },
): Promise<void> {
  const at = deps.clock.now();
  await deps.store.transaction(async (kept) => {
    const task = await kept.tasks.lock(input.task, actor);
    admit(deps, actor, task);
    const file = (await kept.taskFiles.of(task.id)).find((each) => each.id === input.file);
    if (!file) throw new Refusal('notFound');
    if (file.by !== actor) demandTask(deps.organisation, actor, task, 'edit');
    if (file.removed === input.removed) return;
    await kept.taskFiles.setRemoved(file.id, input.removed);
    await note(kept, task, file.id, input.removed ? 'removed' : 'restored', actor, at);
  });
}

/** The files that are there, and who did what with all of them, oldest first. */
export async function seeFiles(
  deps: Pick<TaskDeps, 'store' | 'organisation'>,
  actor: PersonId,
  task: TaskId,
): Promise<{ readonly task: Task; readonly files: readonly TaskFile[]; readonly steps: readonly TaskFileStep[] }> {
  return deps.store.read(async (kept) => {
    const found = await kept.tasks.get(task, actor);
    demandTask(deps.organisation, actor, found, 'see');
    const files = (await kept.taskFiles.of(task)).filter((file) => !file.removed);
    return { task: found, files, steps: await kept.taskFiles.steps(task) };
  });
}

/** One file and its bytes, for whoever sees the task. A removed one is `notFound`. */
export async function readFile(
  deps: Pick<TaskDeps, 'store' | 'organisation'>,
  actor: PersonId,
  input: { readonly task: TaskId; readonly file: string },
): Promise<{ readonly file: TaskFile; readonly bytes: Uint8Array }> {
  const { files } = await seeFiles(deps, actor, input.task);
  const file = files.find((each) => each.id === input.file);
  const bytes = file ? await deps.store.read((kept) => kept.taskFiles.bytes(file.id)) : null;
  if (!file || !bytes) throw new Refusal('notFound');
  return { file, bytes };
}

function admit(deps: Pick<TaskDeps, 'organisation'>, actor: PersonId, task: Task | null): asserts task is Task {
  demandTask(deps.organisation, actor, task, 'comment');
  if (task.origin.kind === 'case') throw new Refusal('inputInvalid', { field: 'files' });
}

/** Everyone hears that the task changed; the library is made equal after the commit. */
async function note(
  kept: Repositories,
  task: Task,
  file: TaskFileId,
  step: TaskFileStep['step'],
  by: PersonId,
  at: Date,
): Promise<void> {
  await kept.taskFiles.note(file, step, by, at);
  await kept.tasks.revise({ ...task, version: task.version + 1, changedAt: at }, []);
  await kept.events.append(`task:${task.id}`, [
    { type: 'taskFile', actor: { kind: 'person', person: by }, at, data: { file, step } },
  ]);
  await kept.jobs.enqueue([{ kind: 'taskFiles', payload: {}, lane: 'taskFiles' }]);
}
