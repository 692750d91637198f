import { Refusal } from '../errors.ts';
import type { ForumId, PersonId, ProposalId } from '../ids.ts';
import { demandIn, forumOf } from './admit.ts';
import type { MeetingDeps } from './deps.ts';
import { type Proposal, taskOf } from './meeting.ts';
import { hiddenFrom } from './see-meeting.ts';

/** What waits for the forum's next meeting, oldest first, less what this member may not meet. */
export async function seeProposals(
  deps: MeetingDeps,
  viewer: PersonId,
  input: { readonly forum: ForumId },
): Promise<readonly Proposal[]> {
  demandIn(deps.organisation, forumOf(deps.organisation, input.forum), viewer, 'see');
  return deps.store.read(async (kept) => {
    const proposals = await kept.meetings.proposals(input.forum);
    const about = proposals.flatMap(({ subject }) => taskOf(subject) ?? []);
    const hidden = await hiddenFrom(deps, kept, viewer, about);
    return proposals.filter(({ subject }) => {
      const task = taskOf(subject);
      return task === null || !hidden.has(task);
    });
  });
}

/**
 * Takes back a proposal of one's own that waits. `notAllowed` for someone else's, and for one that a meeting put off or
 * lifted: that was decided. One that is taken up, or taken back already, is `notFound`.
 */
export async function withdrawProposal(
  deps: MeetingDeps,
  actor: PersonId,
  input: { readonly forum: ForumId; readonly proposal: ProposalId },
): Promise<void> {
  demandIn(deps.organisation, forumOf(deps.organisation, input.forum), actor, 'propose');
  const at = deps.clock.now();
  await deps.store.transaction(async (kept) => {
    const proposal = await kept.meetings.proposal(input.proposal);
    if (proposal?.forum !== input.forum) throw new Refusal('notFound');
    if (!mayWithdraw(proposal, actor)) throw new Refusal('notAllowed');
    await kept.meetings.withdraw(proposal, at);
    await kept.events.append(`forum:${input.forum}`, [
      { type: 'proposalWithdrawn', actor: { kind: 'person', person: actor }, at, data: { proposal: proposal.id } },
    ]);
  });
}

export const mayWithdraw = (proposal: Proposal, person: PersonId): boolean =>
  proposal.by === person && proposal.from === null;
