import { draftOf } from '../../core/cases/draft.ts';
import { hold } from '../../core/cases/files.ts';
import { myCases } from '../../core/cases/lists.ts';
import { startReport, TYPED_LIMIT } from '../../core/cases/start.ts';
import { post } from '../../core/cases/tell.ts';
import type { PersonId } from '../../core/ids.ts';
import { meet } from '../../core/organisation/meet.ts';
import type { Answer, Incoming } from '../../ports/chat.ts';
import type { NewCard } from '../../ports/store/cards.ts';
import type { Repositories } from '../../ports/store/store.ts';
import type { CardDeps } from '../views/draw.ts';
import { commandIn } from './commands.ts';

type Message = Extract<Incoming, { kind: 'message' }>;

function cardFor(person: PersonId, face: NewCard['face'], more: Partial<NewCard> = {}): Omit<NewCard, 'id'> {
  return { face, addressee: { kind: 'person', person }, ...more };
}

async function reportCard(deps: CardDeps, kept: Repositories, person: PersonId, text: string): Promise<void> {
  const draft = await startReport(deps, kept, person, text);
  await post(deps, kept, [cardFor(person, 'report', { draft: draft.id })]);
}

/** A sentence: the text of a new report, or an offer to add it where there is something to add it to. */
async function sentence(deps: CardDeps, kept: Repositories, person: PersonId, text: string): Promise<void> {
  const draft = await draftOf(deps, kept, person);
  const open = (await myCases(deps, kept, person)).some((of) => of.status === 'received' || of.status === 'taken');
  if (!draft && !open && text.length <= TYPED_LIMIT) return reportCard(deps, kept, person, text);
  const held = await hold(deps, kept, person, text, []);
  await post(deps, kept, [cardFor(person, 'offer', { subject: held })]);
}

/**
 * Something was typed or attached. It commits, and the reply goes by the outbox; a message that comes again
 * (Teams repeats what is not answered in time) is handled once. Text is kept in envelopes only.
 */
export async function message(deps: CardDeps, { who, text, files, key }: Message): Promise<Answer> {
  if (!who.personal) return { kind: 'nothing' };
  const { person } = who;
  await deps.store.transaction(async (kept) => {
    if (!(await kept.people.firstTime(deps.vault.fingerprint(`message:${key}`), deps.clock.now()))) return;
    await kept.people.remember(who);
    await meet(deps.organisation, kept, person);
    if (files.length > 0) {
      const held = await hold(
        deps,
        kept,
        person,
        text,
        files.map((file) => file.source),
      );
      return kept.jobs.enqueue([{ kind: 'files', payload: { held } }]);
    }
    const command = commandIn(text);
    if (command === 'report' || text.trim() === '') return reportCard(deps, kept, person, '');
    if (command !== null) {
      await post(deps, kept, [cardFor(person, command)]);
      return;
    }
    await sentence(deps, kept, person, text);
  });
  return { kind: 'nothing' };
}
