import type { CaseId, PersonId } from '../ids.ts';
import { nextStep, promisedTime } from '../routing/ladder.ts';
import { demand, demandOpen, lockCase } from './admit.ts';
import type { Case, Urgency } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { isFirst, type Press } from './press.ts';
import { redraw } from './redraw.ts';
import { ladderFacts, scheduleClimb } from './tell.ts';

/** «Bedöm»: changes the urgency. While nobody has taken the case the ladder's times follow, and so does the promise. */
export async function assess(
  deps: CaseDeps,
  partner: PersonId,
  input: { readonly case: CaseId; readonly urgency: Urgency; readonly press?: Press },
): Promise<Case> {
  return deps.store.transaction(async (kept) => {
    const { of, standing } = await lockCase(deps, kept, partner, input.case);
    if (!(await isFirst(deps, kept, input.press)) || of.urgency === input.urgency) return of;
    demand(standing, 'assess');
    demandOpen(of);
    const changed = { ...of, urgency: input.urgency };
    const waiting = of.status === 'received';
    const facts = { ...(await ladderFacts(deps, kept, changed)), done: of.ladderDone };
    const saved = await kept.cases.save(
      { ...changed, promisedAt: waiting ? promisedTime(deps.organisation, facts) : null },
      [
        {
          type: 'assessed',
          from: of.urgency,
          to: input.urgency,
          actor: { kind: 'person', person: partner },
          at: deps.clock.now(),
        },
      ],
    );
    if (waiting) await scheduleClimb(kept, saved, nextStep(deps.organisation, facts).at);
    await redraw(kept, saved);
    return saved;
  });
}
