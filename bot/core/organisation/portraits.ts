import type { Repositories } from '../../ports/store/store.ts';
import type { PersonId } from '../ids.ts';
import type { Organisation } from './organisation.ts';

/** A portrait older than this is asked for anew, and shown meanwhile. */
const FRESH_MS = 7 * 24 * 3_600_000;

/** Who of these has a portrait that can be shown now. Those not known, or not lately, are asked for by a job, and there the next time. */
export async function portraitsOf(
  organisation: Organisation,
  kept: Repositories,
  people: readonly PersonId[],
  now: Date,
): Promise<ReadonlySet<PersonId>> {
  if (organisation.directory === null) return new Set();
  const known = await kept.directory.portraits(people);
  const fresh = new Set(
    known.filter(({ fetchedAt }) => now.getTime() - fetchedAt.getTime() < FRESH_MS).map(({ person }) => person),
  );
  let asked = false;
  for (const person of people) if (!fresh.has(person) && (await kept.directory.wantPortrait(person))) asked = true;
  if (asked) await kept.jobs.enqueue([{ kind: 'portrait', payload: {} }]);
  return new Set(known.filter((each) => each.kept).map(({ person }) => person));
}
