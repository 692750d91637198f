import { z } from 'zod';
import { Refusal } from '../core/errors.ts';
import { type ForumId, id } from '../core/ids.ts';
import { addPoint } from '../core/meetings/add-point.ts';
import { prepareMeeting } from '../core/meetings/prepare.ts';
import { propose, type Wanted } from '../core/meetings/propose.ts';
import { type Endpoint, json } from './call.ts';
import { meetingFor } from './meeting.ts';
import { freeText, meetingIdOf, taskId } from './shapes.ts';

const minutes = z.number().int().min(1).max(240).nullable();
const agendaShape = z.strictObject({
  base: z.number().int().min(1),
  items: z.array(z.strictObject({ key: z.string().min(1).max(200), minutes, dropped: z.boolean() })).max(500),
});

/** Orders a coming agenda, its timeboxes and what waits. */
export const meetingPrepare: Endpoint = {
  method: 'PUT',
  path: '/api/meetings/:id/agenda',
  async answer(deps, call) {
    const meeting = meetingIdOf(call.params);
    await prepareMeeting(deps, call.person, { meeting, ...(await call.body(agendaShape)) });
    return meetingFor(deps, call, meeting);
  },
};

const wantedShape = { task: taskId.optional(), title: freeText.optional() };

/** A task, or a heading: one of the two. */
function wantedOf({ task, title }: { task?: z.infer<typeof taskId> | undefined; title?: string | undefined }): Wanted {
  if (task !== undefined && title === undefined) return { task };
  if (title !== undefined && task === undefined) return { title };
  throw new Refusal('inputInvalid', { field: 'title' });
}

const proposalShape = z.strictObject({ ...wantedShape, minutes: minutes.default(null) });

/** Proposes a point for the forum's next meeting. */
export const forumPropose: Endpoint = {
  method: 'POST',
  path: '/api/forums/:id/proposals',
  async answer(deps, call) {
    const given = await call.body(proposalShape);
    const input = { forum: id<ForumId>(call.params.id ?? ''), wanted: wantedOf(given), minutes: given.minutes };
    await propose(deps, call.person, input, call.press(given));
    return json(201, {});
  },
};

const pointShape = z.strictObject(wantedShape);

/** Adds a point while the meeting runs. */
export const meetingPointAdd: Endpoint = {
  method: 'POST',
  path: '/api/meetings/:id/points',
  async answer(deps, call) {
    const meeting = meetingIdOf(call.params);
    const given = await call.body(pointShape);
    await addPoint(deps, call.person, { meeting, wanted: wantedOf(given) }, call.press(given));
    return meetingFor(deps, call, meeting);
  },
};
