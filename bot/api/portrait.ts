import { mayTask } from '../core/access/access.ts';
import { Refusal } from '../core/errors.ts';
import { id, type PersonId } from '../core/ids.ts';
import type { Endpoint } from './call.ts';

/** A portrait older than this is asked for anew, and shown meanwhile. */
const FRESH_MS = 7 * 24 * 3_600_000;

/**
 * Someone's portrait, for those to whom the list of people is open. One that is not kept yet is asked for by a job,
 * and there the next time. 404 while there is none.
 */
export const portrait: Endpoint = {
  method: 'GET',
  path: '/api/people/:id/portrait',
  async answer({ organisation, store, clock }, { roles, params }) {
    if (!mayTask(roles, 'none', 'assign')) throw new Refusal('notAllowed');
    const person = id<PersonId>((params.id ?? '').toLowerCase());
    if (!organisation.people.has(person)) throw new Refusal('notFound');
    const now = clock.now().getTime();
    const kept = await store.transaction(async ({ directory, jobs }) => {
      const found = await directory.portrait(person);
      const stale = found === null || now - found.fetchedAt.getTime() > FRESH_MS;
      if (stale && organisation.directory !== null && (await directory.wantPortrait(person)))
        await jobs.enqueue([{ kind: 'portrait', payload: {} }]);
      return found;
    });
    if (!kept?.jpeg) throw new Refusal('notFound');
    return new Response(Uint8Array.from(kept.jpeg), {
      headers: {
        'content-type': 'image/jpeg',
        'cache-control': 'private, max-age=3600',
        'content-security-policy': "default-src 'none'; sandbox",
        'last-modified': kept.fetchedAt.toUTCString(),
      },
    });
  },
};
