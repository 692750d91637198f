import { z } from 'zod';
import { queue as openCases } from '../core/cases/lists.ts';
import { functionsOf } from '../core/organisation/people.ts';
import { cardAction } from './chat/action.ts';
import { queueView } from './views/lists.ts';

export const queue = cardAction('queue', z.object({}), async (deps, press) => {
  const { person } = press.who;
  const cases = await deps.store.read((kept) => openCases(deps, kept, person));
  return queueView(press.draw, cases, person, functionsOf(deps.organisation, person).length > 0);
});
