import type { CaseId, PersonId } from '../ids.ts';
import { nextStep } from '../routing/ladder.ts';
import { demand, demandOpen, lockCase } from './admit.ts';
import { assignAnew } from './assign.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import type { CaseEvent } from './events.ts';
import { isFirst, type Press } from './press.ts';
import { redraw } from './redraw.ts';
import { ladderFacts, post, triageCards } from './tell.ts';

/** «Jag är berörd»: this person never sees the case again, and the next one of the ladder gets it. */
export async function declareConflict(
  deps: CaseDeps,
  partner: PersonId,
  input: { readonly case: CaseId; readonly press?: Press },
): Promise<Case> {
  return deps.store.transaction(async (kept) => {
    const { of, standing } = await lockCase(deps, kept, partner, input.case);
    if (!(await isFirst(deps, kept, input.press)) || of.conflicted.includes(partner)) return of;
    demand(standing, 'declareConflict');
    demandOpen(of);
    const changed: Case = { ...of, conflicted: [...of.conflicted, partner] };
    const event: CaseEvent = {
      type: 'conflictDeclared',
      person: partner,
      actor: { kind: 'person', person: partner },
      at: deps.clock.now(),
    };
    if (of.holder === partner) return assignAnew(deps, kept, changed, event);

    const saved = await kept.cases.save(changed, [event]);
    await redraw(kept, saved);
    if (saved.status === 'received') {
      const first = nextStep(deps.organisation, { ...(await ladderFacts(deps, kept, saved)), done: 0 });
      const told = new Set(
        (await kept.cards.ofCase(saved.id, ['triage'])).map(({ addressee }) =>
          addressee.kind === 'person' ? addressee.person : null,
        ),
      );
      await post(
        deps,
        kept,
        triageCards(
          saved,
          first.people.filter((person) => !told.has(person)),
          0,
        ),
      );
    }
    return saved;
  });
}
