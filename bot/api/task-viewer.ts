import { may } from '../core/access/access.ts';
import { standingIn } from '../core/cases/admit.ts';
import type { Task } from '../core/tasks/task.ts';
import { localTime } from '../core/time/stockholm.ts';
import type { ApiDeps, Call } from './call.ts';
import type { TaskViewer } from './task-view.ts';

/** What drawing these tasks needs; asks the store which of their cases the caller may open. */
export async function viewerOf(deps: ApiDeps, call: Call, tasks: readonly Task[]): Promise<TaskViewer> {
  const cases = new Set(tasks.flatMap(({ origin }) => (origin.kind === 'case' ? [origin.case] : [])));
  const open = new Set<string>();
  const removed = new Set<string>();
  await deps.store.read(async (kept) => {
    for (const id of await kept.archive.asked(tasks.map((task) => task.id))) removed.add(id);
    for (const id of cases) {
      const of = await kept.cases.get(id);
      if (of && may(await standingIn(deps, kept, of, call.person), 'seePointer')) open.add(id);
    }
  });
  return {
    call,
    organisation: deps.organisation,
    today: localTime(deps.clock.now()).date,
    opens: (id) => open.has(id),
    rowRemoved: (id) => removed.has(id),
  };
}
