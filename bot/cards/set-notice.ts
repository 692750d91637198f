import { z } from 'zod';
import { setNotices } from '../core/notices/settings.ts';
import { cardAction } from './chat/action.ts';
import { drawFace } from './views/faces.ts';

const shape = z.object({ kind: z.enum(['weekly', 'due']), on: z.boolean() });

/** «Skicka inte veckan», and back again. */
export const setNotice = cardAction('setNotice', shape, async (deps, press, { kind, on }) => {
  await setNotices(deps, press.who.person, { [kind]: on });
  return (await deps.store.read((kept) => drawFace(press.draw, kept, press.card, press.who.person))).card;
});
