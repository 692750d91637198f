import { z } from 'zod';
import { draftOf } from '../../core/cases/draft.ts';
import { holdMessage, reportMessage } from '../../core/cases/report-message.ts';
import { Refusal } from '../../core/errors.ts';
import { type CardId, id } from '../../core/ids.ts';
import type { Answer, Incoming, Speaker } from '../../ports/chat.ts';
import type { CardJson } from '../../ports/messenger.ts';
import { words } from '../../words/index.ts';
import { showDraft } from '../forms/draft-step.ts';
import { heldId } from '../forms/shapes.ts';
import type { CardDeps } from '../views/draw.ts';
import { dialogVerbs, inDialog } from '../views/in-dialog.ts';
import { strayView } from '../views/message.ts';
import { chosenUnsafeView, chosenView, quoted, sentView, tooLongView } from '../views/report-message.ts';
import { press } from './press.ts';

/** The message action of the manifest. */
export const REPORT_MESSAGE = 'reportMessage';

function drawing(deps: CardDeps, { locale }: Speaker) {
  return { deps, words: words(locale), locale, now: deps.clock.now(), account: null };
}

export function dialogOf(locale: Speaker['locale'], card: CardJson): Answer {
  return { kind: 'dialog', title: words(locale).report.dialog.title, card: inDialog(card) };
}

/**
 * «Rapportera som hot» on somebody's message. Where it stands is a chat of others, so it is not remembered as a way to
 * the person, and nothing is written there.
 */
export async function fromMessage(
  deps: CardDeps,
  { who, command, message }: Extract<Incoming, { kind: 'fromMessage' }>,
): Promise<Answer> {
  const draw = drawing(deps, who);
  if (command !== REPORT_MESSAGE) return dialogOf(who.locale, strayView(draw, 'inputInvalid'));
  try {
    const held = await holdMessage(deps, who.person, quoted(draw.words, message));
    const begun = await deps.store.read((kept) => draftOf(deps, kept, who.person));
    return dialogOf(who.locale, chosenView(draw, who.person, message, { held }, begun !== null));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'textTooLong') return dialogOf(who.locale, tooLongView(draw));
    throw error;
  }
}

const begins = z.object({ held: heldId, safe: z.enum(['yes', 'no']) });

/** The gate of the dialog: what a yes begins, and a no does not. */
async function answerGate(deps: CardDeps, who: Speaker, raw: unknown): Promise<CardJson> {
  const draw = drawing(deps, who);
  const read = begins.safeParse(raw);
  if (!read.success) return strayView(draw, 'inputInvalid');
  const { held, safe } = read.data;
  if (safe === 'no') return chosenUnsafeView(draw, who.person, { held });
  try {
    const key = { key: `${held}:${REPORT_MESSAGE}`, inputs: '' };
    const { draft, card } = await reportMessage(deps, who.person, { held, press: key });
    return showDraft({ who, card, draw: { ...draw, card: card.id }, key }, draft);
  } catch (error) {
    if (error instanceof Refusal) return strayView(draw, error.code);
    throw error;
  }
}

/** What is shown instead of the receipt, which comes to the person's own chat: the number, once the report is sent. */
async function sentOf(deps: CardDeps, who: Speaker, raw: unknown): Promise<CardJson | null> {
  const read = z.looseObject({ card: z.uuid() }).safeParse(raw);
  if (!read.success) return null;
  return deps.store.read(async (kept) => {
    const card = await kept.cards.get(id<CardId>(read.data.card));
    if (card?.face !== 'receipt' || card.case === null) return null;
    const of = await kept.cases.get(card.case);
    const lookup = deps.vault.lookup(who.person);
    if (!of || !(await kept.cases.isReporter(of, { person: who.person, lookup }))) return null;
    return sentView(drawing(deps, who), of, (await kept.people.get(who.person)) !== null);
  });
}

/** A press in the dialog. After the gate it is the report's own card, pressed elsewhere: the same rules, drawn for a dialog. */
export async function inDialogPressed(
  deps: CardDeps,
  { who, command, verb, data }: Extract<Incoming, { kind: 'dialog' }>,
): Promise<Answer> {
  if (command !== REPORT_MESSAGE || !dialogVerbs.has(verb))
    return dialogOf(who.locale, strayView(drawing(deps, who), 'inputInvalid'));
  if (verb === REPORT_MESSAGE) return dialogOf(who.locale, await answerGate(deps, who, data));
  // A dialog is the presser's own, wherever the message stands.
  const own = { ...who, personal: true };
  const answer = await press(deps, { kind: 'press', who: own, verb, data, automatic: false, activity: null });
  const sent = await sentOf(deps, who, data);
  if (sent) return dialogOf(who.locale, sent);
  return answer.kind === 'card' ? dialogOf(who.locale, answer.card) : answer;
}
