import { z } from 'zod';
import { Retryable, Trouble } from '../../../core/errors.ts';
import type { Archive, Item, ListNoun, Write, Written } from '../../../ports/archive.ts';
import type { BatchAnswer, BatchAsk } from '../batch.ts';
import type { Graph } from '../client.ts';
import { GraphRefused, refusedWith } from '../errors.ts';
import { createUploads } from '../upload.ts';
import { sitePeople } from './people.ts';
import { columnsOf, findList, mending, siteOf } from './site.ts';
import { type ColumnKinds, itemShape, type RawItem, readItem, writeRow } from './values.ts';

export type SharePointOptions = {
  readonly graph: Graph;
  /** `https://host/sites/name`. */
  readonly site: string;
  /** Whose changes are our own. */
  readonly appId: string;
  /** The lists as they are titled, with the columns that Trygg knows, `Title` among them. */
  readonly lists: { readonly [noun in ListNoun]: { readonly title: string; readonly columns: ColumnKinds } };
  /** The indexed column that holds our id. */
  readonly key: string;
  /** Where Graph may tell of changes, and the secret that it tells with; null: nowhere. */
  readonly notify: { readonly url: () => string; readonly clientState: string } | null;
  readonly now: () => Date;
};

const ITEMS = '/sites/{site-id}/lists/{list-id}/items';
const ITEM = `${ITEMS}/{listItem-id}` as const;
const FIELDS = `${ITEM}/fields` as const;
const DELTA = `${ITEMS}/delta` as const;
/** Graph lets a list's subscription live 42,300 minutes; ours is renewed long before. */
const SUBSCRIBED_MS = 3 * 24 * 3_600_000;

const created = z.object({ id: z.string(), eTag: z.string().optional(), '@odata.etag': z.string().optional() });
const patched = z.object({ '@odata.etag': z.string() });
const subscription = z.object({ id: z.string(), expirationDateTime: z.string() });

/** The organisation's SharePoint site, by Graph. */
export function createSharePoint(options: SharePointOptions): Archive {
  const { graph, lists, key, appId, notify, now } = options;
  const site = siteOf(graph, options.site);
  const people = sitePeople(graph, () => site.id(), now);
  const uploads = createUploads(graph);
  const ids = new Map<ListNoun, string>();
  const complete = new Set<string>();

  /** The site's own library. */
  async function drive(): Promise<string> {
    const at = { 'site-id': await site.id() };
    const found = await mending(graph.get('/sites/{site-id}/drive', { at }), 'siteGone');
    return z.object({ id: z.string() }).parse(found).id;
  }

  async function place(noun: ListNoun) {
    const listId = ids.get(noun) ?? (await list(noun, null));
    return { 'site-id': await site.id(), 'list-id': listId };
  }

  async function list(noun: ListNoun, known: string | null): Promise<string> {
    try {
      const siteId = await site.id();
      const { title, columns } = lists[noun];
      const found = await findList(graph, siteId, title, known);
      if (found === null) throw new Trouble('listMissing');
      if (!complete.has(found)) {
        const there = await mending(columnsOf(graph, siteId, found), 'listMissing');
        if ([...columns.keys()].some((column) => !there.has(column))) throw new Trouble('columnMissing');
        complete.add(found);
      }
      ids.set(noun, found);
      return found;
    } catch (error) {
      if (error instanceof Trouble) {
        site.forget();
        ids.delete(noun);
      }
      throw error;
    }
  }

  const read = (noun: ListNoun, raw: RawItem): Item => readItem(raw, key, lists[noun].columns, appId);

  /** True when the list itself is still there: a 404 of its row is the row's own. */
  async function stands(noun: ListNoun): Promise<boolean> {
    const { 'list-id': listId, 'site-id': siteId } = await place(noun);
    return (await findList(graph, siteId, lists[noun].title, listId)) === listId;
  }

  const lookup = (at: { readonly [name: string]: string }, value: string) =>
    ({
      path: ITEMS,
      at,
      query: { $filter: `fields/${key} eq '${value.replaceAll("'", "''")}'`, $expand: 'fields' },
    }) as const;

  function firstOf(noun: ListNoun, body: unknown): Item | null {
    const found = z.object({ value: z.array(itemShape) }).safeParse(body);
    const [first] = found.success ? found.data.value : [];
    return first ? read(noun, first) : null;
  }

  async function outcome(noun: ListNoun, write: Write, answer: BatchAnswer): Promise<Written> {
    if (answer.kind === 'passing') return answer;
    if (answer.kind === 'done') {
      if (write.item !== null) {
        const now = patched.safeParse(answer.body);
        // An answer that does not say its etag counts as none: the row is read before it is written again.
        return now.success
          ? { kind: 'written', item: write.item, etag: now.data['@odata.etag'] }
          : { kind: 'passing', code: 'graphCut', after: null };
      }
      const made = created.safeParse(answer.body);
      if (!made.success) return { kind: 'passing', code: 'graphCut', after: null };
      return {
        kind: 'written',
        item: made.data.id,
        etag: made.data.eTag ?? made.data['@odata.etag'] ?? '',
      };
    }
    const { status, code } = answer;
    if (status === 412) return { kind: 'stale' };
    if (status === 403) return { kind: 'passing', code: 'accessDenied', after: null };
    if (status === 404)
      return write.item !== null && (await stands(noun))
        ? { kind: 'gone' }
        : { kind: 'passing', code: 'listMissing', after: null };
    // Its key is there already: an earlier try made it, or the reading that looked for it was an old one.
    if (write.item === null) {
      const found = firstOf(noun, await graph.get(ITEMS, lookup(await place(noun), write.key)));
      if (found) return { kind: 'found', found };
      if (status === 409) return { kind: 'passing', code: 'graphLags', after: null };
    }
    return { kind: 'refused', code };
  }

  return {
    list,
    async pull(noun, cursor) {
      try {
        const first = async () => {
          const at = await place(noun);
          return graph.page(DELTA, { at, query: { $expand: 'fields' } });
        };
        const page = await mending(cursor === null ? first() : graph.follow(cursor, DELTA), 'listMissing').catch(
          (error: unknown) => {
            // A list's own 404 is found by looking for it; a cursor's 404 or 410 asks for a new start.
            if (cursor !== null && error instanceof Trouble && error.code === 'listMissing') return null;
            throw error;
          },
        );
        if (page === null) return { kind: 'resync' };
        const raw = page.items.map((item) => itemShape.parse(item));
        const next = page.next ?? page.delta;
        if (next === null) throw new Retryable('graphCut');
        return {
          kind: 'page',
          items: raw.filter((item) => !item.deleted && item.fields).map((item) => read(noun, item)),
          removed: raw.filter((item) => item.deleted).map((item) => item.id),
          next,
          more: page.next !== null,
        };
      } catch (error) {
        // A cursor of another Graph, or one that it no longer reads.
        if (cursor !== null && (error instanceof RangeError || refusedWith(error, 400))) return { kind: 'resync' };
        throw error;
      }
    },
    async see(noun, item) {
      try {
        const at = { ...(await place(noun)), 'listItem-id': item };
        return read(noun, itemShape.parse(await graph.get(ITEM, { at, query: { $expand: 'fields' } })));
      } catch (error) {
        if (!refusedWith(error, 404)) return mending(Promise.reject(error), 'listMissing');
        if (await stands(noun)) return null;
        throw new Trouble('listMissing');
      }
    },
    async write(noun, writes) {
      const at = await place(noun);
      const unsure = writes.filter((write) => write.item === null && write.looked);
      const seen = await graph.batch(unsure.map((write) => ({ method: 'GET', ...lookup(at, write.key) })));
      const known = new Map<Write, Written>();
      for (const [index, write] of unsure.entries()) {
        const answer = seen[index];
        const found = answer?.kind === 'done' ? firstOf(noun, answer.body) : null;
        if (found) known.set(write, { kind: 'found', found });
        else if (answer?.kind !== 'done')
          known.set(write, answer?.kind === 'passing' ? answer : { kind: 'passing', code: 'graphCut', after: null });
      }
      const rest = writes.filter((write) => !known.has(write));
      const columns = lists[noun].columns;
      const answers = await graph.batch(
        rest.map((write): BatchAsk => {
          const fields = writeRow(write.row, columns);
          if (write.item === null) return { method: 'POST', path: ITEMS, at, body: { fields } };
          return {
            method: 'PATCH',
            path: FIELDS,
            at: { ...at, 'listItem-id': write.item },
            headers: { 'If-Match': write.etag ?? '*' },
            body: fields,
          };
        }),
      );
      for (const [index, write] of rest.entries()) {
        const answer = answers[index];
        if (answer) known.set(write, await outcome(noun, write, answer));
      }
      return writes.map((write) => known.get(write) ?? { kind: 'passing', code: 'graphCut', after: null });
    },
    async remove(noun, item, etag) {
      try {
        const at = { ...(await place(noun)), 'listItem-id': item };
        await graph.delete(ITEM, { at, headers: { 'If-Match': etag } });
      } catch (error) {
        // Gone already, or changed since: its change comes back by itself.
        if (!refusedWith(error, 404, 412)) await mending(Promise.reject(error), 'listMissing');
      }
    },
    lookupOf: (person) => people.lookupOf(person),
    personOf: (number) => people.personOf(number),
    async subscribe(noun, known) {
      if (!notify) return null;
      const until = new Date(now().getTime() + SUBSCRIBED_MS).toISOString();
      const { 'site-id': siteId, 'list-id': listId } = await place(noun);
      const read = (body: unknown) => {
        const { id, expirationDateTime } = subscription.parse(body);
        return { id, until: new Date(expirationDateTime) };
      };
      if (known !== null) {
        try {
          const at = { 'subscription-id': known };
          return read(await graph.patch('/subscriptions/{subscription-id}', { expirationDateTime: until }, { at }));
        } catch (error) {
          if (!refusedWith(error, 400, 404)) throw error;
        }
      }
      // Refused: our address could not be reached from there, or may not be asked for. Delta alone serves then.
      try {
        return read(
          await graph.post('/subscriptions', {
            changeType: 'updated',
            notificationUrl: notify.url(),
            lifecycleNotificationUrl: notify.url(),
            resource: `sites/${siteId}/lists/${listId}`,
            expirationDateTime: until,
            clientState: notify.clientState,
          }),
        );
      } catch (error) {
        if (error instanceof GraphRefused) return null;
        throw error;
      }
    },
    async putFile(folder, name, bytes, contentType) {
      try {
        return await mending(uploads({ drive: await drive(), folder, name }, bytes, contentType), 'folderMissing');
      } catch (error) {
        // Someone has it open in Word.
        throw refusedWith(error, 409, 423) ? new Retryable('fileInUse', 60) : error;
      }
    },
    async removeFile(file) {
      const at = { 'drive-id': await drive(), 'driveItem-id': file };
      try {
        await graph.delete('/drives/{drive-id}/items/{driveItem-id}', { at });
      } catch (error) {
        if (!refusedWith(error, 404)) throw error;
      }
    },
  };
}
