import { Refusal } from '../errors.ts';
import type { CaseId, PersonId } from '../ids.ts';
import { demand, demandOpen, lockCase } from './admit.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { isFirst, type Press } from './press.ts';
import { redraw } from './redraw.ts';
import { post, triageCards } from './tell.ts';

/** «Ta över»: a colleague of the same function goes on where the holder cannot. Whoever had the case is told. */
export async function takeOver(
  deps: CaseDeps,
  partner: PersonId,
  input: { readonly case: CaseId; readonly press?: Press },
): Promise<Case> {
  return deps.store.transaction(async (kept) => {
    const { of, standing } = await lockCase(deps, kept, partner, input.case);
    if (!(await isFirst(deps, kept, input.press)) || of.holder === partner) return of;
    demand(standing, 'takeOver');
    demandOpen(of);
    if (of.holder === null) throw new Refusal('notTaken');
    const at = deps.clock.now();
    const saved = await kept.cases.save({ ...of, holder: partner }, [
      { type: 'takenOver', person: of.holder, actor: { kind: 'person', person: partner }, at },
    ]);
    await redraw(kept, saved);
    await post(deps, kept, triageCards(saved, [of.holder], 'takenOver'));
    return saved;
  });
}
