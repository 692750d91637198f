import { Refusal } from '../errors.ts';
import type { CaseId, PersonId } from '../ids.ts';
import { plain } from '../text/plain.ts';
import { demand, lockCase } from './admit.ts';
import type { CaseDeps } from './deps.ts';
import { keepReason } from './read-case.ts';
import { type SealedReporter, sealedContext } from './reporter.ts';

/** What the sealed part of a case holds. */
export type SealedPart = { readonly reporter: SealedReporter | null; readonly identifiers: readonly string[] };

/** Opens the sealed part: for the custodian function only, with a reason, and each opening is an event. */
export async function openSealed(
  deps: CaseDeps,
  custodian: PersonId,
  input: { readonly case: CaseId; readonly reason: string },
): Promise<SealedPart> {
  return deps.store.transaction(async (kept) => {
    const { of, standing } = await lockCase(deps, kept, custodian, input.case);
    demand(standing, 'readSealed');
    const stated = plain(input.reason, 500);
    if (stated === '') throw new Refusal('reasonMissing');
    const reason = await keepReason(deps, kept, of, stated);
    await kept.cases.save(of, [
      { type: 'sealedOpened', reason, actor: { kind: 'person', person: custodian }, at: deps.clock.now() },
    ]);
    const handle = await kept.sealed.handleOf(of.id);
    let reporter: SealedReporter | null = null;
    const identifiers: string[] = [];
    for (const row of handle === null ? [] : await kept.sealed.of(handle)) {
      const text = await deps.vault.open(row.content, sealedContext(row.id));
      if (row.purpose === 'reporter') reporter = JSON.parse(text);
      else identifiers.push(...JSON.parse(text));
    }
    return { reporter, identifiers };
  });
}
