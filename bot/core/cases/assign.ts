import type { Repositories } from '../../ports/store/store.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import type { CaseEvent } from './events.ts';
import { redraw } from './redraw.ts';
import { firstNotice, ladderFacts, post, scheduleClimb, triageCards } from './tell.ts';

/**
 * Gives an open case, as changed, to its function anew: nobody has it, the ladder starts from the bottom,
 * and those at its foot are told. Used when a case is handed over, and when the one who had it steps aside.
 */
export async function assignAnew(deps: CaseDeps, kept: Repositories, changed: Case, because: CaseEvent): Promise<Case> {
  const at = deps.clock.now();
  const fresh: Case = {
    ...changed,
    status: 'received',
    holder: null,
    takenAt: null,
    assignedAt: at,
    assignment: changed.assignment + 1,
    ladderDone: 1,
  };
  const notice = firstNotice(deps, await ladderFacts(deps, kept, fresh), fresh.assignment);
  const { routing } = fresh;
  const saved = await kept.cases.save({ ...fresh, promisedAt: notice.promisedAt }, [
    because,
    {
      type: 'routed',
      function: fresh.function,
      via: routing.via,
      rule: routing.rule,
      version: routing.version,
      assignment: fresh.assignment,
      actor: { kind: 'system' },
      at,
    },
    ...notice.events,
  ]);
  await redraw(kept, saved);
  await post(deps, kept, triageCards(saved, notice.people, 0));
  await scheduleClimb(kept, saved, notice.climbAt);
  return saved;
}
