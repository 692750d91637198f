import type { Repositories } from '../../ports/store/store.ts';
import { Refusal } from '../errors.ts';
import type { MeetingId, PersonId } from '../ids.ts';
import { demandState, lockMeeting } from './admit.ts';
import { compileAgenda } from './compile.ts';
import type { MeetingDeps } from './deps.ts';
import { keep } from './keep.ts';
import { type AgendaItem, type Meeting, type Preparation, taskOf } from './meeting.ts';
import { hiddenFrom } from './see-meeting.ts';
import { isHidden } from './shared-view.ts';

export type Prepared = {
  readonly meeting: MeetingId;
  /** The meeting's version that the preparer saw; `conflict` when someone has prepared it since. */
  readonly base: number;
  readonly items: readonly Preparation[];
};

const LONGEST_MINUTES = 240;

/** Orders the agenda of a coming meeting, gives its items their timeboxes, and leaves out what shall wait. */
export async function prepareMeeting(deps: MeetingDeps, actor: PersonId, input: Prepared): Promise<Meeting> {
  if (new Set(input.items.map(({ key }) => key)).size !== input.items.length) throw new Refusal('inputInvalid');
  if (input.items.some(({ minutes }) => minutes !== null && (minutes < 1 || minutes > LONGEST_MINUTES)))
    throw new Refusal('inputInvalid', { field: 'minutes' });
  const at = deps.clock.now();
  return deps.store.transaction(async (kept) => {
    const { meeting, forum } = await lockMeeting(deps, kept, actor, input.meeting, 'prepare');
    demandState(meeting, 'planned');
    if (meeting.version !== input.base) throw new Refusal('conflict');
    const { items, dropped } = await compileAgenda(kept, forum, meeting, at);
    const unseen = await unseenBy(deps, kept, actor, [...items, ...dropped]);
    const prepared = named(input.items, unseen);
    return keep(kept, { ...meeting, prepared }, actor, at, {
      type: 'agendaPrepared',
      data: { items: prepared.length },
    });
  });
}

/** The keys of what stands on the agenda and is not shown to this person, in its order. */
async function unseenBy(
  deps: MeetingDeps,
  kept: Repositories,
  person: PersonId,
  items: readonly AgendaItem[],
): Promise<readonly string[]> {
  const about = items.flatMap(({ subject }) => taskOf(subject) ?? []);
  const hidden = await hiddenFrom(deps, kept, person, about);
  return items.flatMap(({ key, subject }) => {
    const task = taskOf(subject);
    return task !== null && hidden.has(task) ? [key] : [];
  });
}

/**
 * Puts the keys of the points that the preparer was not shown in the places where they stood for them: someone in
 * conflict of interest orders the rest, and changes nothing of what is hidden but its place.
 */
function named(items: readonly Preparation[], unseen: readonly string[]): readonly Preparation[] {
  const stood = items.flatMap(({ key }) => (isHidden(key) ? [key] : []));
  const inOrder = stood.toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  return items.flatMap((item) => {
    if (!isHidden(item.key)) return [item];
    const key = unseen[inOrder.indexOf(item.key)];
    return key === undefined ? [] : [{ ...item, key }];
  });
}
