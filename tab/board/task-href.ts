import type { Task } from '../../bot/api/contract.ts';
import { type Layout, parse, tasksHash, useHash } from '../route.ts';

/** Where a task opens beside the layout that one is in, by the same saved view. */
export function useTaskHref(layout: Layout): (task: Task) => string {
  const route = parse(useHash());
  const view = route.page === 'tasks' ? route.view : null;
  return (task) => tasksHash(layout, task.id, view);
}
