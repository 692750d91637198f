import type { CaseId, PersonId } from '../ids.ts';
import { type CaseTaskInput, makeCaseTask } from '../tasks/make-case-task.ts';
import type { Task } from '../tasks/task.ts';
import { demand, demandOpen, lockCase } from './admit.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { isFirst, type Press } from './press.ts';
import { redraw } from './redraw.ts';

export type NewTaskInput = CaseTaskInput & { readonly case: CaseId; readonly press?: Press };

/** «Ny uppgift»: a task in the shared list, with the number and a neutral title. The same press again makes none and returns what it made. */
export async function newTask(
  deps: CaseDeps,
  partner: PersonId,
  input: NewTaskInput,
): Promise<{ readonly case: Case; readonly task: Task | null }> {
  return deps.store.transaction(async (kept) => {
    const { of, standing } = await lockCase(deps, kept, partner, input.case);
    const mark = input.press ? deps.vault.fingerprint(input.press.key) : null;
    if (!(await isFirst(deps, kept, input.press)))
      return { case: of, task: mark === null ? null : await kept.tasks.byPress(partner, mark) };
    demandOpen(of);
    demand(standing, 'makeTask');
    const at = deps.clock.now();
    const task = await makeCaseTask(kept, deps, partner, of, input, at, mark);
    const saved = await kept.cases.save(of, [
      { type: 'taskMade', task: task.id, actor: { kind: 'person', person: partner }, at },
    ]);
    await redraw(kept, saved);
    return { case: saved, task };
  });
}
