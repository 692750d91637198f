import { z } from 'zod';
import { Trouble, type TroubleCode } from '../../../core/errors.ts';
import type { Graph } from '../client.ts';
import { GraphRefused } from '../errors.ts';

const withId = z.object({ id: z.string() });
const listShape = z.object({ id: z.string(), displayName: z.string().nullish() });
const columnShape = z.object({ name: z.string() });

/** What a refusal means to whoever must mend it; what is not theirs goes on as it is. */
export async function mending<T>(work: Promise<T>, missing: TroubleCode): Promise<T> {
  try {
    return await work;
  } catch (error) {
    // The authority's own refusal, by name: it is another adapter's.
    if (error instanceof Error && error.name === 'TokenRefused') throw new Trouble('tokenRefused');
    if (!(error instanceof GraphRefused)) throw error;
    if (error.status === 401) throw new Trouble('tokenRefused');
    if (error.status === 403) throw new Trouble('accessDenied');
    if (error.status === 404 || error.status === 410) throw new Trouble(missing);
    throw error;
  }
}

/** The site, by its address; its id is remembered while it works. */
export function siteOf(graph: Graph, address: string) {
  const { hostname, pathname } = new URL(address);
  const path = pathname.replace(/^\/sites\//, '').replace(/\/+$/, '');
  let known: string | null = null;
  return {
    async id(): Promise<string> {
      known ??= withId.parse(
        await mending(
          graph.get('/sites/{hostname}:/sites/{site-path}', { at: { hostname, 'site-path': path } }),
          'siteGone',
        ),
      ).id;
      return known;
    },
    forget() {
      known = null;
    },
  };
}

/** A list of the site: by the id that it had, so that people may rename it; else by its title. */
export async function findList(
  graph: Graph,
  siteId: string,
  title: string,
  known: string | null,
): Promise<string | null> {
  let named: string | null = null;
  const lists = async () => {
    for await (const raw of graph.pages('/sites/{site-id}/lists', { at: { 'site-id': siteId } })) {
      const list = listShape.parse(raw);
      if (list.id === known) return list.id;
      if (list.displayName === title) named = list.id;
    }
    return named;
  };
  return mending(lists(), 'siteGone');
}

/** Internal names of a list's columns. */
export async function columnsOf(graph: Graph, siteId: string, listId: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  const at = { 'site-id': siteId, 'list-id': listId };
  for await (const raw of graph.pages('/sites/{site-id}/lists/{list-id}/columns', { at }))
    names.add(columnShape.parse(raw).name);
  return names;
}
