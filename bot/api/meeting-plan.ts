import { z } from 'zod';
import { cancelMeeting, reinstateMeeting } from '../core/meetings/cancel.ts';
import { moveMeeting, planMeetings } from '../core/meetings/plan.ts';
import { type Endpoint, json } from './call.ts';
import type { MeetingList } from './contract-meetings.ts';
import { meetingFor } from './meeting.ts';
import { meetingSummary } from './meeting-view.ts';
import { forumId, instant, meetingIdOf } from './shapes.ts';

const shape = z.strictObject({
  forum: forumId,
  plannedAt: instant,
  repeat: z
    .strictObject({ times: z.number().int().min(1).max(60), everyWeeks: z.number().int().min(1).max(52) })
    .nullable()
    .default(null),
});

/** Plans one meeting or a series. A resent press plans nothing more, and is answered with nothing new. */
export const meetingPlan: Endpoint = {
  method: 'POST',
  path: '/api/meetings',
  async answer(deps, call) {
    const input = await call.body(shape);
    const planned = await planMeetings(deps, call.person, input, call.press(input));
    const viewer = { call, organisation: deps.organisation };
    const answer: MeetingList = { meetings: planned.map((each) => meetingSummary(viewer, each)) };
    return json(201, answer);
  },
};

const moveShape = z.strictObject({ plannedAt: instant });

/** Moves a planned meeting to another time. */
export const meetingMove: Endpoint = {
  method: 'PATCH',
  path: '/api/meetings/:id',
  async answer(deps, call) {
    const meeting = meetingIdOf(call.params);
    const { plannedAt } = await call.body(moveShape);
    await moveMeeting(deps, call.person, { meeting, plannedAt });
    return meetingFor(deps, call, meeting);
  },
};

const cancelShape = z.strictObject({ rest: z.boolean().default(false) });

/** Says that a planned meeting will not be held, or that none of its series will from here on. */
export const meetingCancel: Endpoint = {
  method: 'POST',
  path: '/api/meetings/:id/cancel',
  async answer(deps, call) {
    const meeting = meetingIdOf(call.params);
    const { rest } = await call.body(cancelShape);
    const cancelled = await cancelMeeting(deps, call.person, { meeting, rest });
    const viewer = { call, organisation: deps.organisation };
    const answer: MeetingList = { meetings: cancelled.map((each) => meetingSummary(viewer, each)) };
    return answer;
  },
};

/** Takes a cancellation back. */
export const meetingReinstate: Endpoint = {
  method: 'POST',
  path: '/api/meetings/:id/reinstate',
  async answer(deps, call) {
    const meeting = meetingIdOf(call.params);
    await reinstateMeeting(deps, call.person, { meeting });
    return meetingFor(deps, call, meeting);
  },
};
