import { z } from 'zod';
import { removals, settleRemoved } from '../core/archive/removed-row.ts';
import { id, type TaskId } from '../core/ids.ts';
import { cardAction } from './chat/action.ts';
import { drawFace } from './views/faces.ts';

const shape = z.object({ task: z.uuid().transform((value) => id<TaskId>(value)), removal: z.enum(removals) });

/** «Ta bort» or «Lägg tillbaka»: what a removed row in SharePoint meant. */
export const settleRow = cardAction('settleRow', shape, async (deps, press, input) => {
  await settleRemoved(deps, press.who.person, input);
  return (await deps.store.read((kept) => drawFace(press.draw, kept, press.card, press.who.person))).card;
});
