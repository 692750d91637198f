import type { Me, Task, TaskList } from '../../bot/api/contract.ts';
import type { Api } from '../api.ts';
import { address, type Query } from '../tasks/query.ts';

const PAGE = 200;

/** All tasks of a view, page by page. `told` hears how far it has come; null when it was stopped. */
export async function fetchTasks(
  api: Api,
  me: Me,
  query: Query,
  stopped: AbortSignal,
  told: (done: number, total: number) => void = () => {},
): Promise<readonly Task[] | null> {
  // A task that moves while pages are fetched stands on two of them, or between.
  const found = new Map<string, Task>();
  for (let offset = 0; ; offset += PAGE) {
    const page = await api.get<TaskList>(address(query, me, offset, PAGE));
    if (stopped.aborted) return null;
    for (const task of page.tasks) found.set(task.id, task);
    told(Math.min(offset + PAGE, page.total), page.total);
    if (offset + PAGE >= page.total) return [...found.values()];
  }
}
