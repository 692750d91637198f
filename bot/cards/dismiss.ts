import { z } from 'zod';
import { dismiss as forget } from '../core/cases/settle-held.ts';
import { cardAction } from './chat/action.ts';
import { heldId } from './forms/shapes.ts';
import { settledView } from './views/offer.ts';

export const dismiss = cardAction('dismiss', z.object({ held: heldId }), async (deps, press, input) => {
  await forget(deps, press.who.person, { held: input.held, card: press.card.id });
  return settledView(press.draw, 'dismissed');
});
