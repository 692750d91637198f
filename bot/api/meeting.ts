import type { MeetingId } from '../core/ids.ts';
import { seeMeeting } from '../core/meetings/see-meeting.ts';
import type { ApiDeps, Call, Endpoint } from './call.ts';
import type { MeetingPage } from './contract-meetings.ts';
import { meetingPage } from './meeting-view.ts';
import { meetingIdOf } from './shapes.ts';

export async function meetingFor(deps: ApiDeps, call: Call, id: MeetingId): Promise<MeetingPage> {
  const seen = await seeMeeting(deps, call.person, id);
  return meetingPage({ call, organisation: deps.organisation }, seen, deps.clock.now());
}

/** The forum's fixed view of a meeting; to whom the forum does not know, its headings. */
export const meeting: Endpoint = {
  method: 'GET',
  path: '/api/meetings/:id',
  answer: (deps, call) => meetingFor(deps, call, meetingIdOf(call.params)),
};
