import { type Ask, badRequest } from './exchange.ts';
import type { World } from './world.ts';

/** One page of rows, and the address of the next. `known` are the query words that the call understands. */
export function paged<Row>(
  world: World,
  ask: Ask,
  rows: readonly Row[],
  most: number,
  known: readonly string[],
): { readonly rows: readonly Row[]; readonly next: Readonly<Record<string, string>> } {
  for (const word of ask.query.keys())
    if (![...known, '$top', '$skiptoken', '$select', '$expand'].includes(word))
      throw badRequest(`${word} is not supported.`);
  const asked = Number(ask.query.get('$top') ?? world.pageSize);
  if (!Number.isInteger(asked) || asked < 1) throw badRequest('$top must be a whole number above 0.');
  const size = Math.min(asked, most);
  const from = readSkip(ask.query.get('$skiptoken'));
  const page = rows.slice(from, from + size);
  if (from + size >= rows.length) return { rows: page, next: {} };
  const query = new URLSearchParams(ask.query);
  query.set('$skiptoken', Buffer.from(`Paged=TRUE&p_ID=${from + size}`).toString('base64url'));
  return { rows: page, next: { '@odata.nextLink': `${world.url}/v1.0${ask.path}?${query}` } };
}

function readSkip(token: string | null): number {
  if (token === null) return 0;
  const found = /^Paged=TRUE&p_ID=(\d+)$/.exec(Buffer.from(token, 'base64url').toString());
  if (!found) throw badRequest('The skip token is not valid.');
  return Number(found[1]);
}

/** `$select` as a list of names; null: all. */
export function selected(ask: Ask): readonly string[] | null {
  const names = ask.query.get('$select');
  return names === null ? null : names.split(',').map((name) => name.trim());
}

/** The named properties; annotations (`@…`) and the id always come. Refuses a name that the type has not. */
export function pick(
  body: Readonly<Record<string, unknown>>,
  names: readonly string[] | null,
  also: readonly string[] = [],
): Record<string, unknown> {
  if (names === null) return { ...body };
  const unknown = names.find((name) => !(name in body) && !also.includes(name));
  if (unknown !== undefined) throw badRequest(`Could not find a property named '${unknown}' on the type.`);
  return Object.fromEntries(
    Object.entries(body).filter(([name]) => name.startsWith('@') || name === 'id' || names.includes(name)),
  );
}

/** `$expand` as names with the `$select` inside their brackets: `fields($select=Title,Status)`. */
export function expanded(ask: Ask, known: readonly string[]): ReadonlyMap<string, readonly string[] | null> {
  const asked = ask.query.get('$expand');
  const names = new Map<string, readonly string[] | null>();
  if (asked === null) return names;
  let rest = asked;
  while (rest !== '') {
    const found = /^(\w+)(?:\(\$select=([\w,@. ]+)\))?(?:,|$)/i.exec(rest);
    const name = found?.[1];
    if (!found || name === undefined) throw badRequest(`Parsing $expand failed: '${rest}'.`);
    if (!known.includes(name)) throw badRequest(`Could not find a property named '${name}'.`);
    names.set(name, found[2]?.split(',').map((word) => word.trim()) ?? null);
    rest = rest.slice(found[0].length);
  }
  return names;
}
