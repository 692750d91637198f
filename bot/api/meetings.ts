import { z } from 'zod';
import { listMeetings, whens } from '../core/meetings/see-meeting.ts';
import { check, type Endpoint } from './call.ts';
import type { MeetingList } from './contract-meetings.ts';
import { meetingSummary } from './meeting-view.ts';
import { forumId, instant } from './shapes.ts';

const shape = z.object({ forum: forumId.optional(), before: instant.optional(), when: z.enum(whens).optional() });

/** Meetings of the caller's forums, newest first. */
export const meetings: Endpoint = {
  method: 'GET',
  path: '/api/meetings',
  async answer(deps, call) {
    const { forum, before, when } = check(shape, Object.fromEntries(call.query));
    const found = await listMeetings(deps, call.person, {
      forum: forum ?? null,
      before: before ?? null,
      ...(when ? { when } : {}),
    });
    const viewer = { call, organisation: deps.organisation };
    const answer: MeetingList = { meetings: found.map((each) => meetingSummary(viewer, each)) };
    return answer;
  },
};
