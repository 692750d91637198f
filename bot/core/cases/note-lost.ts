import type { Delivery, StoredCard } from '../../ports/store/cards.ts';
import type { CaseId, PersonId } from '../ids.ts';
import { ladderRungs } from '../organisation/organisation.ts';
import { nextStep } from '../routing/ladder.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { ladderFacts, scheduleClimb } from './tell.ts';

/** One attempt to tell a card's addressee. */
export type Attempt = Pick<Delivery, 'means' | 'outcome' | 'why'>;

/** What became of telling a person last, in these deliveries; an installation alone tells nobody. */
function lastTold(deliveries: readonly Delivery[], person: PersonId): Delivery | undefined {
  return deliveries.findLast(
    ({ addressee, means }) => means !== 'install' && addressee.kind === 'person' && addressee.person === person,
  );
}

/** Everyone whom the step tells is either not reached or away: waiting for them is of no use. */
function isLost(deps: CaseDeps, people: readonly PersonId[], deliveries: readonly Delivery[]): boolean {
  return people.every(
    (person) => deps.organisation.directory?.away.has(person) || lastTold(deliveries, person)?.outcome === 'refused',
  );
}

/**
 * Notes on the ledger how a card about a case was tried to be brought to its addressee when the chat did not take it.
 * When nothing else did either, and it is a function's card, that is an event, once for each time that the function
 * has it; and when nobody of the step could be reached the ladder goes on at once.
 */
export async function noteAttempts(
  deps: CaseDeps,
  card: StoredCard,
  of: CaseId,
  attempts: readonly Attempt[],
): Promise<void> {
  await deps.store.transaction(async (kept) => {
    const at = deps.clock.now();
    const held = await kept.cases.lock(of);
    const before = await kept.cards.deliveries(of);
    const own = before.filter((each) => each.card === card.id);
    // A card that cannot be delivered is tried again with each change of the case; it is told of once.
    const fresh = attempts.filter(({ means, outcome, why }) => {
      const last = own.findLast((each) => each.means === means);
      return !last || last.outcome !== outcome || last.why !== why;
    });
    for (const attempt of fresh)
      await kept.cards.deliver({ case: of, card: card.id, addressee: card.addressee, ...attempt, at });
    const reached = [...own, ...fresh].some(({ means, outcome }) => means === 'feed' && outcome === 'sent');
    if (fresh.length === 0 || reached || !held || card.face !== 'triage' || card.addressee.kind !== 'person') return;

    const { person } = card.addressee;
    const told = lastTold(before, person);
    const said = told?.outcome === 'refused' && told.at >= held.assignedAt;
    const why = attempts.some((attempt) => attempt.why === 'gone') ? 'gone' : 'notInstalled';
    const saved: Case = said
      ? held
      : await kept.cases.save(held, [{ type: 'unreachable', person, why, actor: { kind: 'system' }, at }]);
    // Above leadership there is nobody: it is reminded at its own pace, reached or not.
    if (saved.status !== 'received' || saved.ladderDone > ladderRungs.length) return;
    const facts = await ladderFacts(deps, kept, saved);
    const { people } = nextStep(deps.organisation, { ...facts, done: Math.max(saved.ladderDone - 1, 0) });
    if (isLost(deps, people, await kept.cards.deliveries(of))) await scheduleClimb(kept, saved, at, true);
  });
}
