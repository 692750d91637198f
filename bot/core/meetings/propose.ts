import type { Repositories } from '../../ports/store/store.ts';
import { isFirst, type Press } from '../cases/press.ts';
import { Refusal } from '../errors.ts';
import { type ForumId, id, type PersonId, type ProposalId, type TaskId } from '../ids.ts';
import { demandTask } from '../tasks/rules.ts';
import { demandIn, forumOf } from './admit.ts';
import type { MeetingDeps } from './deps.ts';
import { type Proposal, type Subject, subjectOf } from './meeting.ts';
import { checkLine, longestHeading } from './words.ts';

/** What someone wants taken up: a task of the list, or a heading of their own. */
export type Wanted = { readonly task: TaskId } | { readonly title: string };

/** A subject that this person may name: a task that they see, or words without identity or phone numbers. */
export async function subjectFor(
  deps: MeetingDeps,
  kept: Repositories,
  actor: PersonId,
  wanted: Wanted,
): Promise<Subject> {
  if ('title' in wanted) {
    const title = checkLine(wanted.title, longestHeading, 'title');
    if (title === '') throw new Refusal('textMissing', { field: 'title' });
    return { kind: 'words', title };
  }
  const task = await kept.tasks.get(wanted.task, actor);
  demandTask(deps.organisation, actor, task, 'see');
  return subjectOf(task);
}

/** Proposes a point for the forum's next meeting. The same press again proposes nothing more. */
export async function propose(
  deps: MeetingDeps,
  actor: PersonId,
  input: { readonly forum: ForumId; readonly wanted: Wanted; readonly minutes: number | null },
  press?: Press,
): Promise<void> {
  demandIn(deps.organisation, forumOf(deps.organisation, input.forum), actor, 'propose');
  const at = deps.clock.now();
  await deps.store.transaction(async (kept) => {
    if (!(await isFirst(deps, kept, press))) return;
    const proposal: Proposal = {
      id: id<ProposalId>(deps.ids.ordered()),
      forum: input.forum,
      subject: await subjectFor(deps, kept, actor, input.wanted),
      minutes: input.minutes,
      by: actor,
      at,
      from: null,
      liftedFrom: null,
    };
    await kept.meetings.propose(proposal);
    await kept.events.append(`forum:${input.forum}`, [
      { type: 'pointProposed', actor: { kind: 'person', person: actor }, at, data: { proposal: proposal.id } },
    ]);
  });
}
