import { createHash } from 'node:crypto';
import { type Ask, badRequest, GraphError, isRecord, type Route } from './exchange.ts';
import { siteFor } from './grants.ts';
import { shownItem } from './items.ts';
import { listFor } from './lists.ts';
import { type Item, type List, type Site, stamp, versionAt, type World } from './world.ts';

/** `since` null: all that is there. `upTo` is fixed at the first page; `from` counts rows given. */
type Token = { list: string; issued: number; since: number | null; upTo: number; from: number; query: string };

const sum = (content: string) => createHash('sha256').update(`delta ${content}`).digest('base64url').slice(0, 8);

function write(world: World, token: Omit<Token, 'issued'>): string {
  world.tokens.issued += 1;
  const content = Buffer.from(JSON.stringify({ ...token, issued: world.tokens.issued })).toString('base64url');
  return `${content}.${sum(content)}`;
}

function read(world: World, ask: Ask, list: List, text: string): Token {
  const [content = '', check] = text.split('.');
  if (check !== sum(content)) throw badRequest('The delta token is not valid.');
  const token: unknown = JSON.parse(Buffer.from(content, 'base64url').toString());
  if (!isRecord(token) || token.list !== list.id) throw badRequest('The delta token is of another list.');
  const { issued, since, upTo, from, query } = token;
  if (typeof issued !== 'number' || typeof upTo !== 'number' || typeof from !== 'number')
    throw badRequest('The delta token is not valid.');
  if (issued < list.forgottenBefore)
    throw new GraphError(410, 'resyncRequired', 'Resync required. Replace any local items with the latest version.', {
      location: `${world.url}/v1.0${ask.path}`,
    });
  return { list: list.id, issued, since: typeof since === 'number' ? since : null, upTo, from, query: String(query) };
}

/** Every token given until now is too old: whoever brings one gets 410 and must read all again. */
export function forgetTokens(world: World, list: List): void {
  world.tokens.issued += 1;
  list.forgottenBefore = world.tokens.issued;
}

type Row = { readonly item: Item; readonly at: number; readonly deleted: boolean };

/** The rows of a round, kept while its pages are asked for one after another: a long list has hundreds. */
let round: { readonly of: List; readonly key: string; readonly rows: readonly Row[] } | null = null;

function rows(world: World, list: List, token: Token, visible: number): readonly Row[] {
  const lag = world.faults.lagMs > 0 ? visible : 0;
  const key = [token.since, token.upTo, list.changes.length, lag, world.faults.repeats].join();
  if (round?.of !== list || round.key !== key) round = { of: list, key, rows: gathered(world, list, token, visible) };
  return round.rows;
}

function gathered(world: World, list: List, { since, upTo }: Token, visible: number): readonly Row[] {
  if (since === null)
    return [...list.items.values()].flatMap((item) =>
      versionAt(item, visible) ? [{ item, at: visible, deleted: false }] : [],
    );
  const changes = list.changes.filter(({ seq }) => seq > since && seq <= upTo);
  const lastOf = new Map(changes.map((change, index) => [change.item, index]));
  return changes.flatMap((change, index): Row[] => {
    const item = list.items.get(change.item);
    const last = lastOf.get(change.item) === index;
    if (!item || (!last && !world.faults.repeats)) return [];
    return [{ item, at: last ? visible : change.at, deleted: change.deleted }];
  });
}

function rowBody(world: World, site: Site, list: List, { item, at, deleted }: Row, ask: Ask): Record<string, unknown> {
  const version = item.versions.findLast((one) => one.at <= at) ?? item.versions[0];
  if (deleted || !version)
    return {
      id: String(item.id),
      createdDateTime: stamp(item.versions[0]?.at ?? at),
      lastModifiedDateTime: stamp(item.deletedAt ?? at),
      parentReference: { id: list.id, siteId: site.id },
      deleted: { state: 'deleted' },
    };
  return shownItem(world, site, list, item, version, ask);
}

function answer(world: World, ask: Ask) {
  const site = siteFor(world, ask, 'read');
  const list = listFor(site, ask);
  const visible = world.now() - world.faults.lagMs;
  const newest = list.changes.findLast(({ at }) => at <= visible)?.seq ?? 0;
  const given = ask.query.get('token') ?? ask.query.get('$deltatoken') ?? ask.query.get('$skiptoken');
  const other = [...ask.query.keys()].find(
    (name) => !['token', '$deltatoken', '$skiptoken', '$top', '$select', '$expand'].includes(name),
  );
  if (other !== undefined) throw badRequest(`${other} is not supported with delta.`);
  const link = (token: Omit<Token, 'issued'>) =>
    `${world.url}/v1.0${ask.path}?token=${encodeURIComponent(write(world, token))}`;
  if (given === 'latest') {
    const token = { list: list.id, since: newest, upTo: newest, from: 0, query: withoutToken(ask.query) };
    return { status: 200, body: { value: [], '@odata.deltaLink': link(token) } };
  }
  const opened = given === null ? null : read(world, ask, list, given);
  // A token at a round's end asks for what came after; one in its middle goes on with the same round.
  const token: Token = opened
    ? { ...opened, upTo: opened.from === 0 ? newest : opened.upTo }
    : { list: list.id, issued: 0, since: null, upTo: newest, from: 0, query: withoutToken(ask.query) };
  // The token remembers what the first request asked for.
  const asked: Ask = { ...ask, query: new URLSearchParams(token.query) };
  const top = Math.min(Number(asked.query.get('$top') ?? world.pageSize), 5000);
  const all = rows(world, list, token, visible);
  const value = all.slice(token.from, token.from + top).map((row) => rowBody(world, site, list, row, asked));
  const more = token.from + top < all.length;
  const next = more
    ? { '@odata.nextLink': link({ ...token, from: token.from + top }) }
    : { '@odata.deltaLink': link({ ...token, since: Math.max(token.upTo, token.since ?? 0), from: 0 }) };
  return { status: 200, body: { value, ...next } };
}

function withoutToken(query: URLSearchParams): string {
  const kept = new URLSearchParams(query);
  for (const name of ['token', '$deltatoken', '$skiptoken']) kept.delete(name);
  return kept.toString();
}

const at = '/sites/{site-id}/lists/{list-id}/items';

export const deltaRoutes: readonly Route[] = ['delta', 'delta()', 'microsoft.graph.delta()'].map((name) => ({
  method: 'GET',
  template: `${at}/${name}`,
  roles: [],
  handle: answer,
}));
