import type { RefusalCode } from '../../core/errors.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { Draw } from './draw.ts';
import { type Action, actions, banner, card, type Element, heading, hint, text } from './elements.ts';

/** A short word in answer to a press, with ways on. */
export function messageView(
  title: string,
  body: readonly Element[],
  buttons: readonly (Action | null)[] = [],
): CardJson {
  return card([heading(title), ...body, ...actions(buttons)]);
}

/** A press that belongs to nothing here: why it had no effect, and the way on. */
export function strayView(draw: Pick<Draw, 'words'>, code: RefusalCode): CardJson {
  return card([banner(draw.words.cases.refusals[code]), text(draw.words.cases.wayOn)]);
}

/** Something failed on our side: it says so, and that nothing changed. */
export function failureView(draw: Pick<Draw, 'words'>): CardJson {
  return card([banner(draw.words.cases.failure), hint(draw.words.cases.wayOn)]);
}
