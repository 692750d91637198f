import { useSyncExternalStore } from 'react';

/** How the tasks are laid out. */
export const layouts = ['list', 'board', 'calendar'] as const;
export type Layout = (typeof layouts)[number];

export type Route =
  | { readonly page: 'tasks'; readonly layout: Layout; readonly task: string | null; readonly view: string | null }
  | { readonly page: 'meetings' }
  | { readonly page: 'meeting'; readonly id: string }
  | { readonly page: 'minutes'; readonly id: string }
  | { readonly page: 'cases' }
  | { readonly page: 'case'; readonly id: string };

/**
 * `#/tasks`, `#/tasks/<id>`, `#/tasks/board`, `#/tasks/board/<id>` (and `calendar`), `#/meetings`, `#/meetings/<id>`,
 * `#/meetings/<id>/minutes`, `#/cases`, `#/cases/<id or number>`. Those of the tasks may end in `?view=<id of a saved view>`.
 */
export function parse(hash: string): Route {
  const [path = '', search] = hash.replace(/^#/, '').split('?');
  const [, page, first, second] = path.split('/').map(decodeURIComponent);
  if (page === 'cases') return first ? { page: 'case', id: first } : { page: 'cases' };
  if (page === 'meetings') {
    if (!first) return { page: 'meetings' };
    return { page: second === 'minutes' ? 'minutes' : 'meeting', id: first };
  }
  if (page !== 'tasks') return { page: 'tasks', layout: 'list', task: null, view: null };
  const layout = layouts.find((each) => each === first);
  const view = new URLSearchParams(search).get('view') || null;
  return { page: 'tasks', layout: layout ?? 'list', task: (layout ? second : first) || null, view };
}

/** The address of a layout of the tasks, with one of them open or none, and by a saved view or none. */
export const tasksHash = (layout: Layout, task: string | null = null, view: string | null = null): string =>
  ['#/tasks', ...(layout === 'list' ? [] : [layout]), ...(task === null ? [] : [task])].join('/') +
  (view === null ? '' : `?view=${encodeURIComponent(view)}`);

/** The page above the one at `hash`; null where there is none. */
export function above(hash: string): string | null {
  const route = parse(hash);
  switch (route.page) {
    case 'case':
      return '#/cases';
    case 'meeting':
      return '#/meetings';
    case 'minutes':
      return `#/meetings/${encodeURIComponent(route.id)}`;
    case 'tasks':
      return route.task === null ? null : tasksHash(route.layout, null, route.view);
    default:
      return null;
  }
}

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

export function useHash(): string {
  return useSyncExternalStore(subscribe, () => location.hash);
}

export function go(hash: string): void {
  location.hash = hash;
}

/** The same, without a step of its own to go back to. */
export function goInstead(hash: string): void {
  location.replace(hash);
}
