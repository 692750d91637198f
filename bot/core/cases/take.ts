import { Refusal } from '../errors.ts';
import type { CaseId, PersonId } from '../ids.ts';
import { demand, demandOpen, lockCase } from './admit.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { isFirst, type Press } from './press.ts';
import { redraw } from './redraw.ts';

/** «Ta ärendet»: acknowledges it. One wins; the row's lock decides. The ladder stops. */
export async function take(
  deps: CaseDeps,
  partner: PersonId,
  input: { readonly case: CaseId; readonly press?: Press },
): Promise<Case> {
  return deps.store.transaction(async (kept) => {
    const { of, standing } = await lockCase(deps, kept, partner, input.case);
    if (!(await isFirst(deps, kept, input.press)) || of.holder === partner) return of;
    demand(standing, 'take');
    demandOpen(of);
    if (of.status === 'taken') throw new Refusal('alreadyTaken');
    const at = deps.clock.now();
    const saved = await kept.cases.save({ ...of, status: 'taken', holder: partner, takenAt: at, promisedAt: null }, [
      { type: 'taken', actor: { kind: 'person', person: partner }, at },
    ]);
    await redraw(kept, saved);
    return saved;
  });
}
