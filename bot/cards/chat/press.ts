import { z } from 'zod';
import { Refusal } from '../../core/errors.ts';
import { type CardId, id } from '../../core/ids.ts';
import type { Answer, Incoming } from '../../ports/chat.ts';
import type { StoredCard } from '../../ports/store/cards.ts';
import { words } from '../../words/index.ts';
import { cardActions } from '../index.ts';
import type { CardDeps, Draw } from '../views/draw.ts';
import { banner } from '../views/elements.ts';
import { drawFace } from '../views/faces.ts';
import { strayView } from '../views/message.ts';
import type { Press } from './action.ts';
import { noteFilling } from './filling.ts';

/** What every card of ours sends back, whatever else it sends. */
const envelope = z.looseObject({ card: z.uuid(), rev: z.number().int().min(0) });

type Pressed = Extract<Incoming, { kind: 'press' }>;

/** Throws `notYourCard` unless the card was given to the one who pressed. */
async function demandOwn(deps: CardDeps, found: StoredCard | null, pressed: Pressed): Promise<StoredCard> {
  if (!found) throw new Refusal('notFound');
  if (!pressed.who.personal) throw new Refusal('notYourCard');
  const { person } = pressed.who;
  const { addressee } = found;
  if (addressee.kind === 'person' && addressee.person === person) return found;
  if (addressee.kind === 'reporter') {
    const theirs = await deps.store.read(async (kept) => {
      const of = await kept.cases.get(addressee.case);
      return of !== null && (await kept.cases.isReporter(of, { person, lookup: deps.vault.lookup(person) }));
    });
    if (theirs) return found;
  }
  throw new Refusal('notYourCard');
}

/** Sorted, so that the same inputs are the same press however a client orders them. */
function inputsOf(data: { readonly [key: string]: unknown }): string {
  return JSON.stringify(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What is so now, under the word that says why the press had no effect. */
async function refused(
  deps: CardDeps,
  draw: Draw,
  found: StoredCard | null,
  pressed: Pressed,
  refusal: Refusal,
): Promise<Answer> {
  if (!found || refusal.code === 'notYourCard') return { kind: 'card', card: strayView(draw, refusal.code) };
  const said = banner(draw.words.cases.refusals[refusal.code]);
  const now = await deps.store.read((kept) => drawFace(draw, kept, found, pressed.who.person));
  const body = Array.isArray(now.card.body) ? now.card.body : [];
  if (!pressed.automatic) await noteFilling(deps, found, now.card);
  return { kind: 'card', card: { ...now.card, body: [said, ...body] } };
}

/**
 * A press. Of what the card sent only ids and inputs count: whose card it is, the store says.
 * A refusal shows the card as it is now, with the reason; a press that cannot be read at all says so.
 */
export async function press(deps: CardDeps, pressed: Pressed): Promise<Answer> {
  const { who } = pressed;
  const base = { deps, words: words(who.locale), locale: who.locale, now: deps.clock.now(), account: who.account };
  // What a client does by itself only answers, whatever it says that it pressed.
  const action = cardActions.get(pressed.automatic ? 'refresh' : pressed.verb);
  const read = envelope.safeParse(pressed.data);
  if (!action || !read.success) return { kind: 'card', card: strayView(base, 'inputInvalid') };
  const { card: cardId, rev, verb: _verb, ...data } = read.data;
  const found = await deps.store.read((kept) => kept.cards.get(id<CardId>(cardId)));
  const draw: Draw = { ...base, card: id<CardId>(cardId) };
  try {
    const own = await demandOwn(deps, found, pressed);
    const it: Press = {
      who,
      card: own,
      draw,
      key: { key: `${cardId}:${rev}:${pressed.verb}`, inputs: inputsOf(data) },
    };
    const drawn = await action.run(deps, it, data);
    if (!pressed.automatic) await noteFilling(deps, own, drawn);
    return { kind: 'card', card: drawn };
  } catch (error) {
    if (error instanceof Refusal) return refused(deps, draw, found, pressed, error);
    throw error;
  }
}
