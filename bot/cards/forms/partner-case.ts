import { type Action, may, type Standing } from '../../core/access/access.ts';
import { demand, demandOpen, standingIn } from '../../core/cases/admit.ts';
import type { Case } from '../../core/cases/case.ts';
import { Refusal } from '../../core/errors.ts';
import type { CaseId } from '../../core/ids.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { Press } from '../chat/action.ts';
import type { CardDeps } from '../views/draw.ts';
import { press as button } from '../views/elements.ts';
import { loadTriage, triageView } from '../views/triage.ts';

export type Seen = { readonly case: Case; readonly standing: Standing };

/** The case for a form that leads to an action: open, and the action allowed; otherwise refused. */
export async function caseFor(deps: CardDeps, press: Press, of: CaseId, action: Action): Promise<Seen> {
  return deps.store.read(async (kept) => {
    const found = await kept.cases.get(of);
    if (!found) throw new Refusal('notFound');
    const standing = await standingIn(deps, kept, found, press.who.person);
    if (may(standing, 'seePointer')) demandOpen(found);
    demand(standing, action);
    return { case: found, standing };
  });
}

/** The triage card of a case as it is now for the one who pressed, with a word above it. */
export async function showTriage(
  deps: CardDeps,
  press: Press,
  of: CaseId,
  said: string | null = null,
): Promise<CardJson> {
  const found = await deps.store.read((kept) => kept.cases.get(of));
  if (!found) throw new Refusal('notFound');
  return triageOf(deps, press, found, said);
}

/** The same of a case that a use case just gave back. */
export async function triageOf(
  deps: CardDeps,
  press: Press,
  found: Case,
  said: string | null = null,
): Promise<CardJson> {
  return deps.store.read(async (kept) => {
    const standing = await standingIn(deps, kept, found, press.who.person);
    // Whoever had it, or has just given it away, is told so; to everyone else there is no such case.
    if (!may(standing, 'seePointer') && press.card.case !== found.id && said === null) throw new Refusal('notFound');
    const subject = press.card.face === 'triage' ? press.card.subject : null;
    const shown = await loadTriage(kept, found, press.who.person, standing, subject);
    return triageView(press.draw, shown, said === null ? null : { words: said, style: 'good' });
  });
}

/** Ids that a form's buttons send, drawn from the case of now. */
export function dataOf(press: Press, of: Case): { readonly card: string; readonly rev: number; readonly case: string } {
  return { card: press.card.id, rev: of.version, case: of.id };
}

export function backButton(press: Press, of: Case): ReturnType<typeof button> {
  return button(press.draw.words.triage.actions.back, 'triage', dataOf(press, of), { skipInputs: true });
}
