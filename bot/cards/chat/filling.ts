import { cardJob } from '../../core/cases/redraw.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { Face, StoredCard } from '../../ports/store/cards.ts';
import type { CardDeps } from '../views/draw.ts';

/** How long someone may look away from a form and find it as they left it. */
const PATIENCE_MS = 10 * 60_000;

/** Cards that are edited whenever something happens in their case. */
const edited: readonly Face[] = ['receipt', 'notice', 'triage'];

function asks(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(asks);
  if (typeof value !== 'object' || value === null) return false;
  if ('type' in value && typeof value.type === 'string' && value.type.startsWith('Input.')) return true;
  return Object.values(value).some(asks);
}

/**
 * An edit of a stored message sweeps away the form that stands in its place, with all that is written in it. So while
 * the answer to a press is a form, edits wait: jobs/card.ts looks. What then happened is shown when the form is left.
 */
export async function noteFilling(deps: CardDeps, card: StoredCard, drawn: CardJson): Promise<void> {
  const filling = edited.includes(card.face) && asks(drawn.body);
  if (!filling && card.fillingUntil === null) return;
  await deps.store.transaction(async (kept) => {
    await kept.cards.fill(card.id, filling ? new Date(deps.clock.now().getTime() + PATIENCE_MS) : null);
    if (!filling) await kept.jobs.enqueue([cardJob(card.id)]);
  });
}
