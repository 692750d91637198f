import type { Repositories } from '../../ports/store/store.ts';
import { type Action, may, type Standing, standingOf } from '../access/access.ts';
import { Refusal } from '../errors.ts';
import type { CaseId, PersonId } from '../ids.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';

export type Admission = { readonly of: Case; readonly standing: Standing };

/** What a person is to a case. */
export async function standingIn(
  deps: Pick<CaseDeps, 'vault' | 'organisation'>,
  kept: Repositories,
  of: Case,
  person: PersonId,
): Promise<Standing> {
  const isReporter = await kept.cases.isReporter(of, { person, lookup: deps.vault.lookup(person) });
  return standingOf(deps.organisation, of, person, isReporter);
}

/** Throws `notFound` to whom the case does not exist, `notAllowed` to whom only the action does not. */
export function demand(standing: Standing, action: Action): void {
  if (may(standing, action)) return;
  throw new Refusal(may(standing, 'seePointer') || may(standing, 'readOwn') ? 'notAllowed' : 'notFound');
}

/** Locks the case for a change, and says what the person is to it. Rights are demanded by the use case, after the press is known to be new. */
export async function lockCase(
  deps: Pick<CaseDeps, 'vault' | 'organisation'>,
  kept: Repositories,
  person: PersonId,
  id: CaseId,
): Promise<Admission> {
  const of = await kept.cases.lock(id);
  if (!of) throw new Refusal('notFound');
  return { of, standing: await standingIn(deps, kept, of, person) };
}

/** Throws when the case is ended. */
export function demandOpen(of: Case): void {
  if (of.status === 'closed') throw new Refusal('alreadyClosed');
  if (of.status === 'withdrawn') throw new Refusal('alreadyWithdrawn');
}
