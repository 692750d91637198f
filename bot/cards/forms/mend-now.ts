import { draftOf, type NowAnswers } from '../../core/cases/draft.ts';
import { Refusal, type RefusalCode } from '../../core/errors.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { Press } from '../chat/action.ts';
import type { CardDeps } from '../views/draw.ts';
import { nowView } from '../views/now.ts';

const mendable: readonly RefusalCode[] = [
  'kindMissing',
  'placeMissing',
  'ongoingMissing',
  'timeInFuture',
  'timeTooOld',
  'unknownPlace',
  'personalNumber',
  'textTooLong',
];

/** Does it; where an answer must be mended first, shows the form again with all that was filled in. */
export async function nowOrForm(
  deps: CardDeps,
  press: Press,
  now: NowAnswers,
  text: string | null,
  send: () => Promise<CardJson>,
): Promise<CardJson> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof Refusal) || !mendable.includes(error.code)) throw error;
    const draft = await deps.store.read((kept) => draftOf(deps, kept, press.who.person));
    if (!draft) throw error;
    return nowView(press.draw, draft, { code: error.code, now, text });
  }
}
