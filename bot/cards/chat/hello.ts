import { post } from '../../core/cases/tell.ts';
import { meet } from '../../core/organisation/meet.ts';
import type { Answer, Incoming } from '../../ports/chat.ts';
import type { CardDeps } from '../views/draw.ts';

/** Someone installed the app or opened the chat: welcomed once, however often and in whatever order Teams says so. */
export async function hello(deps: CardDeps, { who }: Extract<Incoming, { kind: 'hello' }>): Promise<Answer> {
  if (!who.personal) return { kind: 'nothing' };
  await deps.store.transaction(async (kept) => {
    // Two of these may come at the same moment: the second waits here for the first to be done.
    const first = await kept.people.firstTime(deps.vault.fingerprint(`hello:${who.person}`), deps.clock.now());
    const known = await kept.people.get(who.person);
    await kept.people.remember(who);
    await meet(deps.organisation, kept, who.person);
    if (first && !known) await post(deps, kept, [{ face: 'help', addressee: { kind: 'person', person: who.person } }]);
  });
  return { kind: 'nothing' };
}
