import { z } from 'zod';
import { id, type PersonId } from '../../../core/ids.ts';
import type { Graph } from '../client.ts';
import { refusedWith } from '../errors.ts';

const RENEW_MS = 5 * 60_000;
const entry = z.object({
  id: z.string(),
  fields: z.object({ UserName: z.string().nullish(), EMail: z.string().nullish(), Name: z.string().nullish() }),
});
const listShape = z.object({ id: z.string(), list: z.object({ template: z.string().optional() }).nullish() });
const user = z.object({ id: z.string(), userPrincipalName: z.string().nullish() });

/**
 * Who is who in a person column: the site's hidden user list numbers people and knows their sign-in names, the directory
 * knows the sign-in names' people. Who never came to the site has no number, and Graph cannot give them one.
 */
export function sitePeople(graph: Graph, siteId: () => Promise<string>, now: () => Date) {
  let read: { at: number; byName: Map<string, string>; byNumber: Map<string, string> } | null = null;
  const names = new Map<PersonId, string | null>();
  const people = new Map<string, PersonId | null>();

  async function list() {
    const at = { 'site-id': await siteId() };
    // Its title is translated; its template is not.
    for await (const raw of graph.pages('/sites/{site-id}/lists', {
      at,
      query: { $select: 'id,name,displayName,list,system' },
    })) {
      const found = listShape.parse(raw);
      if (found.list?.template === 'userInformation') return { ...at, 'list-id': found.id };
    }
    return null;
  }

  async function users(wanted: (known: NonNullable<typeof read>) => boolean) {
    if (read && (wanted(read) || now().getTime() - read.at < RENEW_MS)) return read;
    const fresh = { at: now().getTime(), byName: new Map<string, string>(), byNumber: new Map<string, string>() };
    const at = await list();
    if (at)
      for await (const raw of graph.pages('/sites/{site-id}/lists/{list-id}/items', {
        at,
        query: { $expand: 'fields($select=UserName,EMail,Name)' },
      })) {
        const { id: number, fields } = entry.parse(raw);
        const name = (fields.UserName ?? fields.Name?.split('|').at(-1) ?? fields.EMail ?? '').toLowerCase();
        if (name === '') continue;
        fresh.byName.set(name, number);
        fresh.byNumber.set(number, name);
      }
    read = fresh;
    // Someone unknown a while ago may be known now.
    for (const [key, value] of names) if (value === null) names.delete(key);
    for (const [key, value] of people) if (value === null) people.delete(key);
    return fresh;
  }

  async function ask(of: string) {
    try {
      const at = { 'user-id': of };
      return user.parse(await graph.get('/users/{user-id}', { at, query: { $select: 'id,userPrincipalName' } }));
    } catch (error) {
      if (refusedWith(error, 400, 403, 404)) return null;
      throw error;
    }
  }

  return {
    async lookupOf(person: PersonId): Promise<string | null> {
      let name = names.get(person);
      if (name === undefined) {
        name = (await ask(person))?.userPrincipalName?.toLowerCase() ?? null;
        names.set(person, name);
      }
      const sought = name;
      return sought === null ? null : ((await users(({ byName }) => byName.has(sought))).byName.get(sought) ?? null);
    },
    async personOf(number: string): Promise<PersonId | null> {
      const name = (await users(({ byNumber }) => byNumber.has(number))).byNumber.get(number);
      if (name === undefined) return null;
      let person = people.get(name);
      if (person === undefined) {
        const found = await ask(name);
        person = found ? id<PersonId>(found.id) : null;
        people.set(name, person);
      }
      return person;
    },
  };
}
