import { mayTask } from '../core/access/access.ts';
import { Refusal } from '../core/errors.ts';
import { id, type PersonId } from '../core/ids.ts';
import type { Endpoint } from './call.ts';

/** Someone's kept portrait, for those to whom the list of people is open; that list says who has one. */
export const portrait: Endpoint = {
  method: 'GET',
  path: '/api/people/:id/portrait',
  async answer({ organisation, store }, { roles, params }) {
    if (!mayTask(roles, 'none', 'assign')) throw new Refusal('notAllowed');
    const person = id<PersonId>((params.id ?? '').toLowerCase());
    if (!organisation.people.has(person)) throw new Refusal('notFound');
    const kept = await store.read(({ directory }) => directory.portrait(person));
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
