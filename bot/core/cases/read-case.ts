import type { Entry, SavedPage } from '../../ports/store/cases.ts';
import type { Photo } from '../../ports/store/photos.ts';
import type { Repositories } from '../../ports/store/store.ts';
import { may, needsReason } from '../access/access.ts';
import { Refusal } from '../errors.ts';
import type { CaseId, PersonId } from '../ids.ts';
import { plain } from '../text/plain.ts';
import { demand, lockCase } from './admit.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';

/** A case with its content, for someone who may read it. */
export type CaseContent = {
  readonly case: Case;
  /** Null when the reporter is protected, or the reader may not know. */
  readonly reporter: PersonId | null;
  readonly entries: readonly Entry[];
  readonly pages: readonly SavedPage[];
  readonly photos: readonly Photo[];
};

/** Keeps a stated reason beside the chain, which holds no free text, and returns its id. */
export async function keepReason(deps: CaseDeps, kept: Repositories, of: Case, text: string): Promise<string> {
  const id = deps.ids.random();
  await kept.cases.addReason(of.id, { id, text, at: deps.clock.now() });
  return id;
}

const QUARTER_MS = 15 * 60_000;

/**
 * «Visa»: reads the content, and logs that it was read: one event per person, case and quarter of an hour.
 * Leadership must state a reason, which is logged. Throws `reasonMissing` when one is needed and none is given.
 */
export async function readCase(
  deps: CaseDeps,
  reader: PersonId,
  input: { readonly case: CaseId; readonly reason?: string },
): Promise<CaseContent> {
  return deps.store.transaction(async (kept) => {
    const { of, standing } = await lockCase(deps, kept, reader, input.case);
    demand(standing, 'readContent');
    const stated = plain(input.reason ?? '', 500);
    if (needsReason(standing, 'readContent') && stated === '') throw new Refusal('reasonMissing');
    const at = deps.clock.now();
    const quarter = Math.floor(at.getTime() / QUARTER_MS);
    const first = await kept.presses.claim(deps.vault.fingerprint(`read:${of.id}:${reader}:${quarter}`), '', at);
    const reason = stated === '' ? null : await keepReason(deps, kept, of, stated);
    const logged = first === 'fresh' || reason !== null;
    const shown = logged
      ? await kept.cases.save(of, [{ type: 'read', reason, actor: { kind: 'person', person: reader }, at }])
      : of;
    return {
      case: shown,
      reporter: of.reporter.kind === 'open' && may(standing, 'readIdentity') ? of.reporter.person : null,
      entries: await kept.cases.entries(of.id),
      pages: await kept.cases.pages(of.id),
      photos: may(standing, 'seePhotos') ? await kept.photos.of(of.id) : [],
    };
  });
}
