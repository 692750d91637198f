import { z } from 'zod';
import { myCases } from '../core/cases/lists.ts';
import { cardAction } from './chat/action.ts';
import { mineView } from './views/lists.ts';

export const mine = cardAction('mine', z.object({}), async (deps, press) =>
  mineView(press.draw, await deps.store.read((kept) => myCases(deps, kept, press.who.person))),
);
