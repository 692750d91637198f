import { z } from 'zod';
import { attend } from '../core/meetings/attend.ts';
import { endMeeting } from '../core/meetings/end.ts';
import { heedLead, movePoint, takeLead } from '../core/meetings/lead.ts';
import { startMeeting } from '../core/meetings/start.ts';
import type { Endpoint } from './call.ts';
import { meetingFor } from './meeting.ts';
import { leadView } from './meeting-view.ts';
import { meetingIdOf, personId, pointId } from './shapes.ts';

/** A move that needs to know no more than which meeting. */
function move(path: Endpoint['path'], make: typeof startMeeting): Endpoint {
  return {
    method: 'POST',
    path,
    async answer(deps, call) {
      const meeting = meetingIdOf(call.params);
      await make(deps, call.person, { meeting });
      return meetingFor(deps, call, meeting);
    },
  };
}

/** What a meeting does as a whole. Each may be sent again: a second time it changes nothing. */
export const meetingStart = move('/api/meetings/:id/start', startMeeting);
export const meetingEnd = move('/api/meetings/:id/end', endMeeting);
/** Takes the lead. The answer's `lead.term` goes with what the leader sends from then on. */
export const meetingTakeLead = move('/api/meetings/:id/lead', takeLead);

/** How the lead stands: light enough to ask every few seconds. */
export const meetingLead: Endpoint = {
  method: 'GET',
  path: '/api/meetings/:id/lead',
  async answer(deps, call) {
    const standing = await heedLead(deps, call.person, { meeting: meetingIdOf(call.params), term: null });
    return leadView({ call, organisation: deps.organisation }, standing);
  },
};

const term = z.number().int().min(1);
const beatShape = z.strictObject({ term });

/** The leader's sign of life, every ten seconds. Who has lost the lead is told so in the answer. */
export const meetingBeat: Endpoint = {
  method: 'POST',
  path: '/api/meetings/:id/beat',
  async answer(deps, call) {
    const given = await call.body(beatShape);
    const standing = await heedLead(deps, call.person, { meeting: meetingIdOf(call.params), ...given });
    return leadView({ call, organisation: deps.organisation }, standing);
  },
};

const moveShape = z.strictObject({ point: pointId, term });

/** Moves everyone's point. */
export const meetingPoint: Endpoint = {
  method: 'POST',
  path: '/api/meetings/:id/point',
  async answer(deps, call) {
    const meeting = meetingIdOf(call.params);
    await movePoint(deps, call.person, { meeting, ...(await call.body(moveShape)) });
    return meetingFor(deps, call, meeting);
  },
};

const markShape = z.strictObject({ person: personId.optional(), present: z.boolean() });

/** Marks someone as present or gone; without a person oneself. */
export const meetingAttend: Endpoint = {
  method: 'POST',
  path: '/api/meetings/:id/attendance',
  async answer(deps, call) {
    const meeting = meetingIdOf(call.params);
    const { person = call.person, present } = await call.body(markShape);
    await attend(deps, call.person, { meeting, person, present });
    return meetingFor(deps, call, meeting);
  },
};
