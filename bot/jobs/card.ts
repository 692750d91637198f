import { z } from 'zod';
import type { Draw } from '../cards/views/draw.ts';
import { drawFace } from '../cards/views/faces.ts';
import { reporterOf } from '../core/cases/reporter.ts';
import { Refusal } from '../core/errors.ts';
import { type CardId, id, type PersonId } from '../core/ids.ts';
import type { ConversationReference, OutgoingMessage, Sent } from '../ports/messenger.ts';
import type { StoredCard } from '../ports/store/cards.ts';
import type { Acquaintance } from '../ports/store/people.ts';
import type { Repositories } from '../ports/store/store.ts';
import { words } from '../words/index.ts';
import { type JobDeps, jobKind } from './define/job-kind.ts';
import { otherWays } from './reach/other-ways.ts';

type Loaded = {
  readonly card: StoredCard;
  readonly person: PersonId | null;
  readonly known: Acquaintance | null;
  readonly message: OutgoingMessage;
  readonly drawn: string;
};

/** The card and its message, drawn from the state of now; null when there is nothing to show any more. */
async function load(deps: JobDeps, cardId: CardId): Promise<Loaded | null> {
  return deps.store.read(async (kept) => {
    const card = await kept.cards.get(cardId);
    if (!card) return null;
    const person = await whose(deps, kept, card);
    if (await staysUnposted(kept, card, person)) return null;
    const known = person === null ? null : await kept.people.get(person);
    const locale = known?.locale ?? (person === null ? 'sv' : (deps.organisation.people.get(person)?.locale ?? 'sv'));
    const draw: Draw = {
      deps,
      words: words(locale),
      locale,
      card: card.id,
      now: deps.clock.now(),
      account: known?.account ?? null,
    };
    try {
      const message = await drawFace(draw, kept, card, person);
      return { card, person, known, message, drawn: deps.vault.fingerprint(JSON.stringify(message)) };
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  });
}

/**
 * A report that was made in a dialog has a card and no message: none comes when it is discarded, and none beside
 * another that shows its receipt.
 */
async function staysUnposted(kept: Repositories, card: StoredCard, person: PersonId | null): Promise<boolean> {
  if (card.activity !== null) return false;
  if (card.face === 'report') {
    const draft = person === null ? null : await kept.drafts.ofAuthor(person);
    return draft === null || draft.id !== card.draft;
  }
  if (card.face !== 'receipt' || card.case === null) return false;
  return (await kept.cards.ofCase(card.case, ['receipt'])).some((other) => other.activity !== null);
}

async function whose(deps: JobDeps, kept: Repositories, card: StoredCard): Promise<PersonId | null> {
  if (card.addressee.kind === 'person') return card.addressee.person;
  if (card.addressee.kind === 'channel') return null;
  const of = await kept.cases.get(card.addressee.case);
  return of ? reporterOf(deps, kept, of) : null;
}

async function send(
  deps: JobDeps,
  { card, person, known, message }: Loaded,
): Promise<{ sent: Sent; reference: ConversationReference | null }> {
  const { messenger } = deps;
  if (card.addressee.kind === 'channel') {
    if (card.activity !== null && card.reference)
      return { sent: await messenger.update(card.reference, card.activity, message), reference: card.reference };
    const sent = await messenger.sendToChannel(card.addressee.channel, message);
    return { sent, reference: 'to' in sent ? (sent.to ?? null) : null };
  }
  if (person === null) return { sent: { kind: 'refused', why: 'gone' }, reference: null };
  const to = known?.reference ?? (await messenger.reach(person));
  if ('kind' in to) return { sent: to, reference: null };
  const sent =
    card.activity === null ? await messenger.send(to, message) : await messenger.update(to, card.activity, message);
  return { sent, reference: null };
}

/** Someone is writing on the card: it is edited when they leave it, or at the latest then. In no lane, to hold up no other edit. */
async function later(deps: JobDeps, card: CardId, at: Date): Promise<void> {
  const again = { kind: 'card', payload: { card }, runAt: at, once: `filling:${card}:${at.getTime()}` };
  await deps.store.transaction((kept) => kept.jobs.enqueue([again]));
}

/**
 * Makes a stored message equal to the state of now: posts it, or edits it in place when it differs from what was
 * last posted. Runs one at a time a card. What is sent is recorded after the sending: at worst it is sent twice.
 */
export const card = jobKind('card', z.object({ card: z.uuid() }), async (deps, payload) => {
  const loaded = await load(deps, id<CardId>(payload.card));
  if (!loaded || loaded.drawn === loaded.card.drawn) return;
  const { fillingUntil } = loaded.card;
  if (fillingUntil && fillingUntil > deps.clock.now()) return later(deps, loaded.card.id, fillingUntil);
  const { sent, reference } = await send(deps, loaded);
  const { id: posted, addressee, case: of, activity } = loaded.card;
  const first = activity === null && of !== null;
  const { person, message } = loaded;
  const taken =
    sent.kind === 'sent'
      ? sent
      : first
        ? (await otherWays(deps, { card: loaded.card, case: of, person, message, why: sent.why }))?.sent
        : null;
  if (!taken) return;
  const at = deps.clock.now();
  const told = first
    ? ({ case: of, card: posted, addressee, means: 'chat', outcome: 'sent', why: null, at } as const)
    : null;
  await deps.store.read((kept) => kept.cards.posted(posted, taken.activity, loaded.drawn, reference, told));
});
