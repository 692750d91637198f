import type { Repositories } from '../../ports/store/store.ts';
import { may } from '../access/access.ts';
import type { PersonId } from '../ids.ts';
import { functionsOf } from '../organisation/people.ts';
import { standingIn } from './admit.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';

/** Most cases that one list shows. */
export const LIST_LIMIT = 100;

/** «Mina ärenden»: what this person reported, openly or protected, newest first. */
export async function myCases(deps: Pick<CaseDeps, 'vault'>, kept: Repositories, person: PersonId): Promise<Case[]> {
  return kept.cases.ofReporter({ person, lookup: deps.vault.lookup(person) }, LIST_LIMIT);
}

/** «Kö»: open cases of the functions that this person belongs to, gravest first; never one in which they are in conflict. */
export async function queue(
  deps: Pick<CaseDeps, 'vault' | 'organisation'>,
  kept: Repositories,
  person: PersonId,
): Promise<Case[]> {
  const functions = functionsOf(deps.organisation, person).map((membership) => membership.function.id);
  const open = await kept.cases.openOf(functions, LIST_LIMIT);
  const mine: Case[] = [];
  for (const of of open) {
    if (may(await standingIn(deps, kept, of, person), 'seePointer')) mine.push(of);
  }
  return mine;
}
