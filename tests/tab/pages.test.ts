import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  added,
  filled,
  gone,
  missing,
  near,
  nothing,
  PAGE,
  pagesOf,
  put,
  renewed,
  shownTasks,
} from '../../tab/tasks/pages.ts';
import { rowsOf } from '../../tab/tasks/rows.ts';
import { taskOf } from './task.ts';

const page = (total: number, offset: number) => ({
  total,
  offset,
  tasks: Array.from({ length: Math.max(0, Math.min(PAGE, total - offset)) }, (_, at) => taskOf(`t${offset + at}`)),
});
const places = fc.integer({ min: 0, max: 2_000 });

test('what was fetched stands in its place, what was not is asked for, and a task stands in one place at most', () => {
  fc.assert(
    fc.property(places, fc.array(fc.integer({ min: 0, max: 19 }), { maxLength: 8 }), places, (total, pages, at) => {
      const window = pages.reduce((now, number) => filled(now, page(total, number * PAGE)), { ...nothing, total });
      const ids = [...window.places.values()];
      expect(new Set(ids).size).toBe(ids.length);
      for (const [place, id] of window.places) {
        expect(id).toBe(`t${place}`);
        expect(window.tasks.has(id)).toBe(true);
      }
      const lacking = missing(window, at, at + 30);
      for (const number of lacking) expect(pages.includes(number) && number * PAGE < total).toBe(false);
      for (const number of pagesOf(at, Math.min(at + 30, total)))
        expect(lacking.includes(number) || pages.includes(number) || at >= total).toBe(true);
    }),
  );
});

test('scrolling far lets go of what is far, but never of the row that someone may be writing in', () => {
  const total = 5_000;
  const all = Array.from({ length: 20 }, (_, number) => page(total, number * PAGE));
  const window = renewed(nothing, all);
  const kept = near(window, 1_900, 1_940, 50);
  expect(kept.tasks.size).toBeLessThan(window.tasks.size);
  expect(kept.places.get(50)).toBe('t50');
  expect(kept.places.get(1_920)).toBe('t1920');
  expect(kept.places.get(500)).toBeUndefined();
  expect(near(kept, 1_900, 1_940, 50)).toBe(kept);
});

test('a task that is gone leaves no hole: those after it move up, as they do at the server', () => {
  const window = filled(nothing, page(150, 0));
  const next = gone(window, 't10');
  expect([next.total, next.places.get(9), next.places.get(10), next.places.get(98)]).toEqual([149, 't9', 't11', 't99']);
  expect(next.places.get(99)).toBeUndefined();
});

test('what one adds stands first until it is seen in its place, and is never there twice', () => {
  const window = added(filled(nothing, page(150, 0)), taskOf('t120'));
  expect(shownTasks(window)[0]?.id).toBe('t120');
  const seen = filled(window, page(150, 100));
  expect(seen.fresh).toEqual([]);
  expect(shownTasks(seen).filter((task) => task.id === 't120')).toHaveLength(1);
});

test('an older answer never takes the place of a newer one', () => {
  const newer = { ...taskOf('t3'), version: 7, title: 'Ny' };
  const window = put(filled(nothing, page(10, 0)), newer);
  expect(filled(window, page(10, 0)).tasks.get('t3')?.title).toBe('Ny');
  expect(put(window, taskOf('t3')).tasks.get('t3')?.title).toBe('Ny');
});

test('every place has one row under its group, folded groups have none, and rows and places agree', () => {
  const groups = fc.array(fc.nat(40), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(groups, fc.array(fc.nat(11)), fc.nat(3), (counts, folded, fresh) => {
      const list = counts.map((count, at) => ({ id: String(at), name: `G${at}`, count }));
      const rows = rowsOf(0, fresh, list, new Set(folded.map(String)));
      const seen: number[] = [];
      let heads = 0;
      for (let index = 0; index < rows.count; index += 1) {
        const row = rows.at(index);
        if (index < fresh) expect(row).toEqual({ kind: 'fresh', at: index });
        else if (row?.kind === 'group') {
          heads += 1;
          expect(rows.heads).toContain(index);
        } else if (row?.kind === 'task') {
          seen.push(row.place);
          expect(rows.indexOf(row.place)).toBe(index);
        }
      }
      const open = list.flatMap(({ id, count }) =>
        Array.from({ length: count }, () => !folded.map(String).includes(id)),
      );
      expect(heads).toBe(list.length);
      expect(seen).toEqual(open.flatMap((is, place) => (is ? [place] : [])));
      expect([rows.at(-1), rows.at(rows.count)]).toEqual([null, null]);
    }),
  );
});
