import type { StreamEvent } from '../../ports/store/events.ts';
import type { Repositories } from '../../ports/store/store.ts';
import type { PersonId } from '../ids.ts';
import type { Meeting } from './meeting.ts';

/** What happened, for the meeting's chain: ids, numbers and words of closed lists. */
export type Happened = { readonly type: string; readonly data?: StreamEvent['data'] };

/** Saves a locked meeting and its events in one: no change is without an event. `by` null: it happened by itself. */
export async function keep(
  kept: Repositories,
  changed: Meeting,
  by: PersonId | null,
  at: Date,
  ...happened: readonly Happened[]
): Promise<Meeting> {
  const next = { ...changed, version: changed.version + 1, changedAt: at };
  await kept.meetings.save(next);
  const actor = by === null ? ({ kind: 'system' } as const) : ({ kind: 'person', person: by } as const);
  await kept.events.append(
    `meeting:${next.id}`,
    happened.map(({ type, data = {} }) => ({ type, actor, at, data })),
  );
  return next;
}
