import type { CardJson } from '../../ports/messenger.ts';
import type { Draw } from './draw.ts';
import { type Action, actions, banner, card, type Element, heading } from './elements.ts';

/** A short word in answer to a press, with ways on. */
export function messageView(
  title: string,
  body: readonly Element[],
  buttons: readonly (Action | null)[] = [],
): CardJson {
  return card([heading(title), ...body, ...actions(buttons)]);
}

/** Something failed on our side: it says so, and that nothing changed. */
export function failureView(draw: Pick<Draw, 'words'>): CardJson {
  return card([banner(draw.words.cases.failure)]);
}
