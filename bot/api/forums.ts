import { mayIn } from '../core/meetings/admit.ts';
import { type Forum, forumsOf, membersOf } from '../core/meetings/forum.ts';
import type { Meeting } from '../core/meetings/meeting.ts';
import { listMeetings } from '../core/meetings/see-meeting.ts';
import type { ApiDeps, Call, Endpoint } from './call.ts';
import type { ForumSummary } from './contract-meetings.ts';
import { meetingSummary } from './meeting-view.ts';
import { personName } from './task-view.ts';

/** A meeting may start late; one that nobody has started for this long was not held. */
const LATE_MS = 12 * 3_600_000;

/** The caller's forums, each with what runs now and what comes next. */
export const forums: Endpoint = {
  method: 'GET',
  path: '/api/forums',
  async answer(deps, call) {
    const answer: ForumSummary[] = [];
    for (const forum of forumsOf(deps.organisation, call.person)) {
      const meetings = await listMeetings(deps, call.person, { forum: forum.id, before: null, when: 'coming' });
      answer.push(summary(deps, call, forum, meetings));
    }
    return { forums: answer };
  },
};

function summary(deps: ApiDeps, call: Call, forum: Forum, meetings: readonly Meeting[]): ForumSummary {
  const { organisation } = deps;
  const viewer = { organisation, call };
  const running = meetings.find(({ state }) => state === 'running');
  const soonest = deps.clock.now().getTime() - LATE_MS;
  const next = meetings.find(({ state, plannedAt }) => state === 'planned' && plannedAt.getTime() >= soonest);
  const { id, name, level, mandate, fixedPoints } = forum;
  const above = forum.liftsTo === null ? undefined : organisation.forums.get(forum.liftsTo);
  return {
    id,
    name,
    level,
    mandate,
    fixedPoints,
    liftsTo: above ? { id: above.id, name: above.name } : null,
    members: membersOf(organisation, forum).map((person) => personName(viewer, person)),
    running: running ? meetingSummary(viewer, running) : null,
    next: next ? meetingSummary(viewer, next) : null,
    may: {
      plan: mayIn(organisation, forum, call.person, 'plan'),
      propose: mayIn(organisation, forum, call.person, 'propose'),
    },
  };
}
