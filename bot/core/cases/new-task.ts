import { type CaseTaskInput, makeCaseTask } from '../tasks/make-case-task.ts';
import type { CaseId, PersonId } from '../ids.ts';
import { demand, demandOpen, lockCase } from './admit.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { isFirst, type Press } from './press.ts';
import { redraw } from './redraw.ts';

/** «Ny uppgift»: a task in the shared list, with the case's number and a title from the fixed list; the case is open until it is done or moved. */
export async function newTask(deps: CaseDeps, partner: PersonId, input: CaseTaskInput & { readonly case: CaseId; readonly press?: Press }): Promise<Case> {
  return deps.store.transaction(async (kept) => {
    const { of, standing } = await lockCase(deps, kept, partner, input.case);
    if (!(await isFirst(deps, kept, input.press))) return of;
    demandOpen(of);
    demand(standing, 'makeTask');
    const at = deps.clock.now();
    const task = await makeCaseTask(kept, deps, partner, of, input, at);
    const saved = await kept.cases.save(of, [{ type: 'taskMade', task: task.id, actor: { kind: 'person', person: partner }, at }]);
    await redraw(kept, saved);
    return saved;
  });
}
