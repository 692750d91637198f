import { type Ask, badRequest } from './exchange.ts';
import { keyOf } from './fields.ts';
import { checkFilter, notIndexed, parseFilter, selects, tooMany } from './filter.ts';
import { siteFor } from './grants.ts';
import { seen, shownItem } from './items.ts';
import { listFor } from './lists.ts';
import { paged } from './page.ts';
import { type Item, stamp, type Version, type World } from './world.ts';

/** `GET …/items`: what is there, filtered and ordered as far as SharePoint lets. */
export function listItems(world: World, ask: Ask) {
  const site = siteFor(world, ask, 'read');
  const list = listFor(site, ask);
  const risk = /HonorNonIndexedQueriesWarningMayFailRandomly/i.test(ask.headers.prefer ?? '');
  let rows = [...list.items.values()].flatMap((item) => {
    const version = seen(world, item);
    return version ? [{ item, version }] : [];
  });
  const filter = ask.query.get('$filter');
  if (filter !== null) {
    const parsed = parseFilter(filter);
    checkFilter(list, parsed, risk, rows.length, world.threshold);
    if (
      rows.length > world.threshold &&
      rows.filter((row) => selects(parsed, fieldOf(row), true)).length > world.threshold
    )
      throw tooMany();
    rows = rows.filter((row) => selects(parsed, fieldOf(row), false));
  }
  const order = ask.query.get('$orderby');
  if (order !== null) {
    const found = /^fields\/(\w+)(?: (asc|desc))?$/.exec(order);
    const column = list.columns.find((known) => known.name === found?.[1]);
    const name = found?.[1];
    if (!found || !column || name === undefined) throw badRequest('Invalid orderby clause');
    if (!column.indexed && !risk) throw notIndexed(name);
    if (!column.indexed && rows.length > world.threshold) throw tooMany();
    const sign = found[2] === 'desc' ? -1 : 1;
    const value = (row: Row) => fieldOf(row)(keyOf(column));
    rows.sort((left, right) => sign * compare(value(left), value(right)));
  }
  const page = paged(world, ask, rows, 5000, ['$filter', '$orderby']);
  const value = page.rows.map(({ item, version }) => shownItem(world, site, list, item, version, ask));
  return { status: 200, body: { ...page.next, value } };
}

type Row = { readonly item: Item; readonly version: Version };

/** What a filter or an order can see of a row, by the column's name. */
const fieldOf =
  ({ item, version }: Row) =>
  (name: string): unknown => {
    if (name === 'id') return item.id;
    if (name === 'Created') return stamp(item.versions[0]?.at ?? version.at);
    return name === 'Modified' ? stamp(version.at) : version.fields[name];
  };

function compare(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left ?? '').localeCompare(String(right ?? ''), 'sv');
}
