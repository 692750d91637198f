import { z } from 'zod';
import { Refusal } from '../core/errors.ts';
import { type Act, actInMeeting } from '../core/meetings/act.ts';
import { decisionOutcomes, type MeetingAct, meetingActs } from '../core/meetings/decision.ts';
import { check, type Endpoint } from './call.ts';
import type { MeetingActed } from './contract-meetings.ts';
import { meetingFor } from './meeting.ts';
import { decisionView } from './meeting-view.ts';
import { date, freeText, meetingIdOf, personId, pointId } from './shapes.ts';
import { conflictView } from './task-view.ts';

const at = { point: pointId };
const base = z.number().int().min(1);
const shapes = {
  decide: z.strictObject({ ...at, outcome: z.enum(decisionOutcomes).default('agreed'), text: freeText.default('') }),
  assign: z.strictObject({ ...at, responsible: personId.nullable(), base }),
  date: z.strictObject({ ...at, dueDate: date.nullable(), base }),
  done: z.strictObject({ ...at, base }),
  nextMeeting: z.strictObject(at),
  lift: z.strictObject(at),
  makeTask: z.strictObject({
    ...at,
    title: freeText,
    responsible: personId.nullable().default(null),
    dueDate: date.nullable().default(null),
  }),
} as const satisfies { readonly [act in MeetingAct]: z.ZodType };

/** The act with what it asks for, checked. */
function actOf(act: MeetingAct, meeting: Act['meeting'], given: unknown): Act {
  switch (act) {
    case 'decide':
      return { meeting, act, ...check(shapes.decide, given) };
    case 'assign':
      return { meeting, act, ...check(shapes.assign, given) };
    case 'date':
      return { meeting, act, ...check(shapes.date, given) };
    case 'done':
      return { meeting, act, ...check(shapes.done, given) };
    case 'nextMeeting':
      return { meeting, act, ...check(shapes.nextMeeting, given) };
    case 'lift':
      return { meeting, act, ...check(shapes.lift, given) };
    case 'makeTask':
      return { meeting, act, ...check(shapes.makeTask, given) };
  }
}

/** One key at one point: carried out and written down as the next decision, or a conflict with both values. */
export const meetingAct: Endpoint = {
  method: 'POST',
  path: '/api/meetings/:id/actions/:act',
  async answer(deps, call) {
    const act = meetingActs.find((name) => name === call.params.act);
    if (!act) throw new Refusal('notFound');
    const meeting = meetingIdOf(call.params);
    const given = await call.body(z.record(z.string(), z.unknown()));
    const { decision, conflicts } = await actInMeeting(
      deps,
      call.person,
      actOf(act, meeting, given),
      call.press(given),
    );
    const viewer = { call, organisation: deps.organisation };
    const answer: MeetingActed = {
      decision: decision && decisionView(viewer, decision),
      // No key changes a line of a checklist.
      conflicts: conflicts.flatMap((conflict) => {
        const { by: _, ...shown } = conflictView(viewer, conflict, undefined);
        return shown.field === 'checklist' ? [] : [shown];
      }),
      page: await meetingFor(deps, call, meeting),
    };
    return answer;
  },
};
