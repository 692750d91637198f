import { z } from 'zod';
import { dismiss as forget } from '../core/cases/settle-held.ts';
import { cardAction } from './chat/action.ts';
import { heldId } from './forms/shapes.ts';
import { goneView } from './views/unfinished.ts';

export const dismiss = cardAction('dismiss', z.object({ held: heldId }), async (deps, press, input) => {
  await forget(deps, press.who.person, input);
  return goneView(press.draw, press.draw.words.report.offer.dismissed);
});
