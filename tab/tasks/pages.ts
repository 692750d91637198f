import type { Task, TaskList } from '../../bot/api/contract.ts';

/** Rows that are fetched at a time. */
export const PAGE = 100;
/** Pages this far from what is seen are let go. */
const KEPT = 4;

/**
 * The part of a long list that is here. Places count as the server orders them, from 0; what is not fetched has none.
 * A task stands in one place at most.
 */
export type Window = {
  /** All that match, as last heard. */
  readonly total: number;
  readonly places: ReadonlyMap<number, string>;
  readonly tasks: ReadonlyMap<string, Task>;
  /** Added here and not yet seen in their place: shown first. */
  readonly fresh: readonly string[];
};

export const nothing: Window = { total: 0, places: new Map(), tasks: new Map(), fresh: [] };

/** Only tasks that stand somewhere are kept. */
function tidy(window: Window): Window {
  const ids = new Set([...window.places.values(), ...window.fresh]);
  return { ...window, tasks: new Map([...window.tasks].filter(([id]) => ids.has(id))) };
}

/** With a fetched page in its places. What moved since the others were fetched stands where it was seen last. */
export function filled(window: Window, page: TaskList): Window {
  const ids = new Set(page.tasks.map((task) => task.id));
  const places = new Map([...window.places].filter(([place, id]) => place < page.total && !ids.has(id)));
  const tasks = new Map(window.tasks);
  page.tasks.forEach((task, index) => {
    places.set(page.offset + index, task.id);
    const known = tasks.get(task.id);
    if (!known || known.version <= task.version) tasks.set(task.id, task);
  });
  return tidy({ total: page.total, places, tasks, fresh: window.fresh.filter((id) => !ids.has(id)) });
}

/** Anew from pages that were just fetched; what was added here stays on top until it is seen in its place. */
export const renewed = (window: Window, pages: readonly TaskList[]): Window =>
  pages.reduce(filled, { ...window, places: new Map(), total: 0 });

/** With a task as it is now, where it stands; an older one changes nothing. */
export function put(window: Window, task: Task): Window {
  const known = window.tasks.get(task.id);
  if (!known || known.version > task.version) return window;
  return { ...window, tasks: new Map(window.tasks).set(task.id, task) };
}

export function added(window: Window, task: Task): Window {
  if (window.tasks.has(task.id)) return put(window, task);
  return {
    ...window,
    tasks: new Map(window.tasks).set(task.id, task),
    fresh: [task.id, ...window.fresh],
  };
}

/** Without a task that is no longer of the list: those after it move up, as they do at the server. */
export function gone(window: Window, id: string): Window {
  const fresh = window.fresh.filter((each) => each !== id);
  const at = [...window.places].find(([, each]) => each === id)?.[0];
  if (at === undefined) return tidy({ ...window, fresh });
  const places = new Map<number, string>();
  for (const [place, each] of window.places) if (place !== at) places.set(place > at ? place - 1 : place, each);
  return tidy({ ...window, places, fresh, total: window.total - 1 });
}

/** Without what is far from the places `from` to `to` (not included); the page of `held` stays. */
export function near(window: Window, from: number, to: number, held: number | null): Window {
  const [low, high] = [from - KEPT * PAGE, to + KEPT * PAGE];
  const page = held === null ? -1 : Math.floor(held / PAGE);
  const stays = (place: number) => (place >= low && place < high) || Math.floor(place / PAGE) === page;
  const places = new Map([...window.places].filter(([place]) => stays(place)));
  return places.size === window.places.size ? window : tidy({ ...window, places });
}

/** Numbers of the pages that the places `from` to `to` (not included) stand on. */
export function pagesOf(from: number, to: number): number[] {
  const last = Math.floor((Math.max(to, from + 1) - 1) / PAGE);
  const first = Math.floor(Math.max(from, 0) / PAGE);
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index);
}

/** Those of them that something is missing on. */
export function missing(window: Window, from: number, to: number): number[] {
  return pagesOf(from, Math.min(to, window.total)).filter((page) => {
    const end = Math.min((page + 1) * PAGE, to, window.total);
    for (let place = Math.max(page * PAGE, from); place < end; place += 1) if (!window.places.has(place)) return true;
    return false;
  });
}

/** Tasks that are here, in the order they are shown. */
export function shownTasks(window: Window): Task[] {
  const ids = [...window.fresh, ...[...window.places].sort(([one], [other]) => one - other).map(([, id]) => id)];
  return ids.flatMap((id) => window.tasks.get(id) ?? []);
}
