import type { Repositories } from '../../ports/store/store.ts';
import type { PersonId } from '../ids.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';

/** What the sealed part holds of a protected reporter. */
export type SealedReporter = { readonly person: PersonId; readonly name: string };

/** Binds a sealed row to its place. */
export const sealedContext = (row: string): string => `sealed:${row}`;

/**
 * Who reported, for the machine's own needs (whom to answer, whom the ladder must pass by).
 * Never shown, logged or stored; opening it for a person is `openSealed`.
 */
export async function reporterOf(
  deps: Pick<CaseDeps, 'vault'>,
  kept: Repositories,
  of: Case,
): Promise<PersonId | null> {
  if (of.reporter.kind === 'open') return of.reporter.person;
  const rows = await kept.sealed.of(of.reporter.handle);
  const row = rows.find((each) => each.purpose === 'reporter');
  if (!row) return null;
  const sealed: SealedReporter = JSON.parse(await deps.vault.open(row.content, sealedContext(row.id)));
  return sealed.person;
}
