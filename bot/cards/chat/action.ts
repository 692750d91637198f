import type { z } from 'zod';
import type { Press as PressKey } from '../../core/cases/press.ts';
import { Refusal } from '../../core/errors.ts';
import type { Speaker } from '../../ports/chat.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { StoredCard } from '../../ports/store/cards.ts';
import type { CardDeps, Draw } from '../views/draw.ts';

/** A press, after it is known whose card it is. */
export type Press = {
  readonly who: Speaker;
  readonly card: StoredCard;
  readonly draw: Draw;
  /** What makes it the same press when it comes again. */
  readonly key: PressKey;
};

/** What a card's button does. */
export type CardAction = {
  readonly verb: string;
  run(deps: CardDeps, press: Press, raw: unknown): Promise<CardJson>;
};

/** Binds a verb to the shape of what its card sends and to what it does with that. Wrong shapes are refused before anything is touched. */
export function cardAction<Shape extends z.ZodType>(
  verb: string,
  shape: Shape,
  handle: (deps: CardDeps, press: Press, input: z.infer<Shape>) => Promise<CardJson>,
): CardAction {
  return {
    verb,
    async run(deps, press, raw) {
      const read = shape.safeParse(raw);
      if (!read.success) throw new Refusal('inputInvalid');
      return handle(deps, press, read.data);
    },
  };
}
