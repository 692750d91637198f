import type { Face } from '../../ports/store/cards.ts';
import type { NewJob } from '../../ports/store/jobs.ts';
import type { Repositories } from '../../ports/store/store.ts';
import type { CardId } from '../ids.ts';
import type { Case } from './case.ts';

/** A stored message is made equal to the state of now: posted when it is not, edited when it differs. One at a time a card. */
export function cardJob(card: CardId): NewJob {
  return { kind: 'card', payload: { card }, lane: `card:${card}` };
}

const stateful: readonly Face[] = ['receipt', 'triage', 'channel', 'notice'];

/** All stored messages that show the case are edited, whoever has them. */
export async function redraw(kept: Repositories, of: Case): Promise<void> {
  const cards = await kept.cards.ofCase(of.id, stateful);
  await kept.jobs.enqueue(cards.map((card) => cardJob(card.id)));
}
