import type { CaseDeps } from './deps.ts';
import { cardJob } from './redraw.ts';

const DAY_MS = 24 * 3_600_000;
/** Longer than Teams sends anything again, and longer than a card is likely to be open. */
const PRESS_DAYS = 30;
const DONE_JOB_DAYS = 7;

/** Forgets what has served: drafts not touched for the stated days, old presses, fingerprints of messages, done jobs. */
export async function keepClean(deps: CaseDeps): Promise<void> {
  const ago = (days: number) => new Date(deps.clock.now().getTime() - days * DAY_MS);
  await deps.store.transaction(async (kept) => {
    const gone = await kept.drafts.deleteUntouchedSince(ago(deps.organisation.settings.draftDays));
    // The stored messages say so too.
    const cards = [...(await kept.cards.offersOf(gone.held))];
    for (const draft of gone.drafts) cards.push(...(await kept.cards.ofDraft(draft)));
    await kept.jobs.enqueue(cards.map((card) => cardJob(card.id)));
    await kept.presses.forget(ago(PRESS_DAYS));
    await kept.people.forgetInbound(ago(PRESS_DAYS));
    await kept.jobs.forgetDone(ago(DONE_JOB_DAYS));
  });
}

/** Writes the heads of all chains changed since the last digest into a chain of its own: a rewritten chain no longer fits it. */
export async function digestHeads(deps: CaseDeps, since: Date): Promise<void> {
  await deps.store.transaction(async (kept) => {
    const heads = await kept.events.heads(since);
    if (heads.length === 0) return;
    const listed = heads.map(({ stream, seq, hash }) => `${stream} ${seq} ${hash}`);
    await kept.events.append('digest', [
      { type: 'heads', actor: { kind: 'system' }, at: deps.clock.now(), data: { heads: listed } },
    ]);
  });
}
