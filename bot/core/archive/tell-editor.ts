import type { Repositories } from '../../ports/store/store.ts';
import type { CaseDeps } from '../cases/deps.ts';
import { post } from '../cases/tell.ts';
import { type RefusalCode, refusalCodes } from '../errors.ts';
import { id, type PersonId, type TaskId } from '../ids.ts';
import { type TaskField, taskFields } from '../tasks/task.ts';

/** What a message about a row is about. `task` null: a row that became none. */
export type ArchiveSubject =
  | {
      readonly kind: 'putBack';
      readonly task: TaskId | null;
      readonly field: TaskField | null;
      readonly code: RefusalCode;
    }
  | { readonly kind: 'removed'; readonly task: TaskId };

export function subjectText(subject: ArchiveSubject): string {
  return subject.kind === 'removed'
    ? `removed:${subject.task}`
    : ['putBack', subject.task ?? '-', subject.field ?? '-', subject.code].join(':');
}

export function readSubject(text: string | null): ArchiveSubject | null {
  const [kind, task = '', field = '', code = ''] = (text ?? '').split(':');
  if (kind === 'removed') return { kind, task: id<TaskId>(task) };
  const why = refusalCodes.find((each) => each === code);
  if (kind !== 'putBack' || !why) return null;
  return {
    kind,
    task: task === '-' ? null : id<TaskId>(task),
    field: taskFields.find((each) => each === field) ?? null,
    code: why,
  };
}

/** Tells someone that what they did in SharePoint was put back, and why: a pointer, never what they wrote. */
export async function tellEditor(
  deps: CaseDeps,
  kept: Repositories,
  editor: PersonId,
  task: TaskId | null,
  why: { readonly field: TaskField | null; readonly code: RefusalCode },
): Promise<void> {
  const subject = subjectText({ kind: 'putBack', task, ...why });
  await post(deps, kept, [{ face: 'archive', addressee: { kind: 'person', person: editor }, subject }]);
}
