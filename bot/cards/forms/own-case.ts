import { demand, standingIn } from '../../core/cases/admit.ts';
import type { Case } from '../../core/cases/case.ts';
import { Refusal } from '../../core/errors.ts';
import type { CaseId } from '../../core/ids.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { Repositories } from '../../ports/store/store.ts';
import type { Press } from '../chat/action.ts';
import type { CardDeps } from '../views/draw.ts';
import { loadReceipt, receiptView } from '../views/receipt.ts';

/** One's own case. Throws `notFound` to everyone else. */
export async function ownCase(deps: CardDeps, kept: Repositories, press: Press, of: CaseId): Promise<Case> {
  const found = await kept.cases.get(of);
  if (!found) throw new Refusal('notFound');
  demand(await standingIn(deps, kept, found, press.who.person), 'readOwn');
  return found;
}

/** The receipt of a case as it is now, with a word above it. */
export async function showReceipt(
  deps: CardDeps,
  press: Press,
  of: CaseId,
  said: string | null = null,
): Promise<CardJson> {
  const found = await deps.store.read((kept) => ownCase(deps, kept, press, of));
  return receiptOf(deps, press, found, said);
}

/** The receipt of one's own case, as a use case just gave it back. */
export async function receiptOf(deps: CardDeps, press: Press, of: Case, said: string | null = null): Promise<CardJson> {
  const shown = await deps.store.read((kept) => loadReceipt(kept, of));
  return receiptView(press.draw, shown, said === null ? null : { words: said, style: 'good' });
}
