import type { CaseId } from '../ids.ts';
import { nextStep } from '../routing/ladder.ts';
import type { CaseDeps } from './deps.ts';
import { redraw } from './redraw.ts';
import { ladderFacts, post, reminded, scheduleClimb, triageCards } from './tell.ts';

export type Climb = {
  readonly case: CaseId;
  readonly assignment: number;
  /** Steps done when this climb was scheduled: any other count means that someone climbed already. */
  readonly done: number;
  /** Those of the last step could not be reached: go on without waiting for the time. */
  readonly hurry: boolean;
};

/**
 * The next step of the ladder, until someone takes the case. Exactly once each: the row is locked,
 * and the count of steps done is part of the case. After it the next climb is scheduled, so that
 * a case that nobody has taken always has one.
 */
export async function climb(deps: CaseDeps, input: Climb): Promise<void> {
  await deps.store.transaction(async (kept) => {
    const of = await kept.cases.lock(input.case);
    if (of?.status !== 'received' || of.assignment !== input.assignment || of.ladderDone !== input.done) return;
    const at = deps.clock.now();
    const facts = await ladderFacts(deps, kept, of);
    const step = nextStep(deps.organisation, { ...facts, done: of.ladderDone });
    const due = of.promisedAt ?? step.at;
    if (due > at && !input.hurry) return scheduleClimb(kept, of, due);
    const done = step.step + 1;
    const next = nextStep(deps.organisation, { ...facts, done });
    // Steps overdue together (the urgency was raised late, or nothing ran for a while) keep the ladder's own distance:
    // nobody is skipped, and each gets as long as always before the next is told.
    const climbAt = new Date(Math.max(next.at.getTime(), at.getTime() + next.at.getTime() - step.at.getTime()));
    const changed = { ...of, ladderDone: done, promisedAt: climbAt };
    const saved = await kept.cases.save(changed, reminded(step, of.assignment, at));
    await redraw(kept, saved);
    await post(deps, kept, triageCards(saved, step.people, step.step));
    await scheduleClimb(kept, saved, climbAt);
  });
}
