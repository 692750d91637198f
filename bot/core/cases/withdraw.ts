import type { CaseId, PersonId } from '../ids.ts';
import { demand, demandOpen, lockCase } from './admit.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { isFirst, type Press } from './press.ts';
import { redraw } from './redraw.ts';
import { tellHolder } from './tell.ts';

/** The reporter takes the case back: a status. The report is an official document and stays. */
export async function withdraw(
  deps: CaseDeps,
  author: PersonId,
  input: { readonly case: CaseId; readonly press?: Press },
): Promise<Case> {
  return deps.store.transaction(async (kept) => {
    const { of, standing } = await lockCase(deps, kept, author, input.case);
    demand(standing, 'withdraw');
    if (!(await isFirst(deps, kept, input.press))) return of;
    demandOpen(of);
    const at = deps.clock.now();
    const saved = await kept.cases.save({ ...of, status: 'withdrawn', promisedAt: null, closedAt: at }, [
      { type: 'withdrawn', actor: { kind: 'reporter' }, at },
    ]);
    await redraw(kept, saved);
    await tellHolder(deps, kept, saved, 'withdrawn');
    return saved;
  });
}
