import { useSyncExternalStore } from 'react';

export type Route =
  | { readonly page: 'tasks'; readonly task: string | null }
  | { readonly page: 'cases' }
  | { readonly page: 'case'; readonly id: string };

/** `#/tasks`, `#/tasks/<id>`, `#/cases`, `#/cases/<id or number>`. */
export function parse(hash: string): Route {
  const [, page, id] = hash.replace(/^#/, '').split('/').map(decodeURIComponent);
  if (page === 'cases') return id ? { page: 'case', id } : { page: 'cases' };
  return { page: 'tasks', task: page === 'tasks' && id ? id : null };
}

/** The page above the one at `hash`; null where there is none. */
export function above(hash: string): string | null {
  const route = parse(hash);
  if (route.page === 'case') return '#/cases';
  return route.page === 'tasks' && route.task !== null ? '#/tasks' : null;
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
