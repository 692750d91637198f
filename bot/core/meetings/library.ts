import type { Hasher } from '../../ports/hasher.ts';
import type { NewJob } from '../../ports/store/jobs.ts';
import type { Repositories, Store } from '../../ports/store/store.ts';
import type { MeetingId, TaskId } from '../ids.ts';
import { type Addendum, type MinutesContent, tasksNamed, withoutCaseNumbers } from './minutes.ts';
import { lockedOf } from './see-minutes.ts';

/*
 * Locked minutes also stand as files in the organisation's library, where there is one. A library shows all of a file to
 * whoever may read it. So, as in the list of tasks, a case's number is left out of the copy while anyone has declared a
 * conflict of interest in that case; the record itself, and what its hash is of, stay whole.
 */

/** Looks for locked minutes whose files are not there, or are of before. One at a time. */
export const toLibrary: NewJob = { kind: 'minutes', payload: {}, lane: 'minutes' };

/** What the files of one meeting say. */
export type LibraryCopy = {
  readonly content: MinutesContent;
  readonly contentHash: string;
  readonly approvals: readonly { readonly person: string; readonly at: Date }[];
  readonly locked: Awaited<ReturnType<typeof lockedOf>>['locked'];
  readonly addenda: readonly Addendum[];
  /** How many tasks' case numbers are left out. */
  readonly masked: number;
};

/** The locked minutes as the library shall hold them. One that no longer fits its hash is `intact: false`: keep it out. */
export async function libraryCopy(
  deps: { readonly store: Store; readonly hasher: Hasher },
  id: MeetingId,
): Promise<LibraryCopy | null> {
  return deps.store.read(async (kept) => {
    const meeting = await kept.meetings.get(id);
    if (!meeting || !(await kept.meetings.minutes(id))) return null;
    const { content, hash: contentHash, approvals, locked, addenda } = await lockedOf(deps, kept, meeting);
    const masked = await inDispute(kept, tasksNamed(content));
    return {
      content: withoutCaseNumbers(content, masked),
      contentHash,
      approvals,
      locked,
      addenda,
      masked: masked.size,
    };
  });
}

/** The tasks in whose case someone has declared a conflict of interest. */
async function inDispute(kept: Repositories, tasks: readonly TaskId[]): Promise<ReadonlySet<TaskId>> {
  return new Set(await kept.meetings.inConflict(tasks));
}
