import { type ForumId, id } from '../core/ids.ts';
import type { Proposal } from '../core/meetings/meeting.ts';
import { mayWithdraw, seeProposals, withdrawProposal } from '../core/meetings/withdraw.ts';
import { taskWords } from '../words/tasks/index.ts';
import type { ApiDeps, Call, Endpoint } from './call.ts';
import type { ForumProposal, ForumProposals } from './contract-meetings.ts';
import { proposalIdOf } from './shapes.ts';
import { personName } from './task-view.ts';

const forumOf = (call: Call) => id<ForumId>(call.params.id ?? '');

async function proposalsFor(deps: ApiDeps, call: Call): Promise<ForumProposals> {
  const proposals = await seeProposals(deps, call.person, { forum: forumOf(call) });
  return { proposals: proposals.map((proposal) => proposalView(deps, call, proposal)) };
}

/** What waits for the forum's next meeting. */
export const forumProposals: Endpoint = {
  method: 'GET',
  path: '/api/forums/:id/proposals',
  answer: proposalsFor,
};

/** Takes back a proposal of one's own. */
export const forumWithdraw: Endpoint = {
  method: 'POST',
  path: '/api/forums/:id/proposals/:proposal/withdraw',
  async answer(deps, call) {
    await withdrawProposal(deps, call.person, { forum: forumOf(call), proposal: proposalIdOf(call.params) });
    return proposalsFor(deps, call);
  },
};

function proposalView(deps: ApiDeps, call: Call, proposal: Proposal): ForumProposal {
  const { id: own, subject, minutes, by, at, from, liftedFrom } = proposal;
  const { organisation } = deps;
  return {
    id: own,
    title: subject.kind === 'words' ? subject.title : `${subject.number} ${titleOf(call, subject)}`,
    task: subject.kind === 'task' ? subject.task : null,
    minutes,
    by: personName({ organisation, call }, by),
    at: at.toISOString(),
    fromMeeting: from !== null,
    liftedFrom: liftedFrom && { id: liftedFrom, name: organisation.forums.get(liftedFrom)?.name ?? liftedFrom },
    mayWithdraw: mayWithdraw(proposal, call.person),
  };
}

function titleOf(call: Call, { title }: Extract<Proposal['subject'], { kind: 'task' }>): string {
  return title.kind === 'own' ? title.text : taskWords[call.locale].titles[title.id];
}
