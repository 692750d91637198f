import { z } from 'zod';
import type { MeetingId } from '../core/ids.ts';
import { addAddendum } from '../core/meetings/addend.ts';
import { approveMinutes } from '../core/meetings/approve.ts';
import { lockMinutes } from '../core/meetings/lock.ts';
import { recordMinutes } from '../core/meetings/record.ts';
import { type MinutesSeen, seeMinutes } from '../core/meetings/see-minutes.ts';
import { minutesDocument, plainText } from '../words/meetings/document.ts';
import type { ApiDeps, Call, Endpoint } from './call.ts';
import type { MinutesPage } from './contract-meetings.ts';
import { mayNow, meetingSummary } from './meeting-view.ts';
import { freeText, meetingIdOf, personId } from './shapes.ts';

const PATH = '/api/meetings/:id/minutes';

async function minutesFor(deps: ApiDeps, call: Call, id: MeetingId): Promise<MinutesPage> {
  const seen = await seeMinutes(deps, call.person, id);
  const { meeting, content, contentHash, approvals, locked, addenda, withheld } = seen;
  const document = minutesDocument(seen);
  const english = call.query.get('language') === 'en';
  const approvedAt = (person: string) =>
    approvals.find((approval) => approval.person === person)?.at.toISOString() ?? null;
  return {
    meeting: meetingSummary({ call, organisation: deps.organisation }, meeting),
    registryNumber: content.registryNumber,
    approvers: content.approvers.map((each) => ({
      ...each,
      approvedAt: approvedAt(each.id),
      you: each.id === call.person,
    })),
    contentHash,
    locked,
    addenda,
    document: english ? minutesDocument(seen, 'en') : document,
    text: plainText(document),
    withheld,
    library: await libraryOf(deps, seen),
    may: mayNow(meeting, call.person, seen.may),
  };
}

/** Where the files stand. They hold all of the minutes, so one who may not read all is not led there. */
async function libraryOf(deps: ApiDeps, { meeting, locked, withheld, addenda }: MinutesSeen) {
  if (!deps.hasLibrary || !locked || withheld) return null;
  const there = await deps.store.read((kept) => kept.meetings.inLibrary(meeting.id));
  const current = there !== null && there.addenda === addenda.length;
  return { docx: there?.docx ?? null, pdf: there?.pdf ?? null, current };
}

/** The minutes of a meeting that has started, as data for the page and as text. */
export const minutes: Endpoint = {
  method: 'GET',
  path: PATH,
  answer: (deps, call) => minutesFor(deps, call, meetingIdOf(call.params)),
};

const recordShape = z.strictObject({
  registryNumber: z.string().max(100).nullable().optional(),
  approvers: z.array(personId).max(50).optional(),
});

/** Registry number, and who shall approve. Also while the meeting runs. */
export const minutesRecord: Endpoint = {
  method: 'PATCH',
  path: PATH,
  async answer(deps, call) {
    const meeting = meetingIdOf(call.params);
    const { registryNumber, approvers } = await call.body(recordShape);
    await recordMinutes(deps, call.person, {
      meeting,
      ...(registryNumber === undefined ? {} : { registryNumber }),
      ...(approvers === undefined ? {} : { approvers }),
    });
    return minutesFor(deps, call, meeting);
  },
};

const approveShape = z.strictObject({ hash: z.string().length(64) });

/** Approves exactly what was read: its hash. */
export const minutesApprove: Endpoint = {
  method: 'POST',
  path: `${PATH}/approve`,
  async answer(deps, call) {
    const meeting = meetingIdOf(call.params);
    await approveMinutes(deps, call.person, { meeting, ...(await call.body(approveShape)) });
    return minutesFor(deps, call, meeting);
  },
};

export const minutesLock: Endpoint = {
  method: 'POST',
  path: `${PATH}/lock`,
  async answer(deps, call) {
    const meeting = meetingIdOf(call.params);
    await lockMinutes(deps, call.person, { meeting });
    return minutesFor(deps, call, meeting);
  },
};

const addendumShape = z.strictObject({ text: freeText });

export const minutesAddend: Endpoint = {
  method: 'POST',
  path: `${PATH}/addenda`,
  async answer(deps, call) {
    const meeting = meetingIdOf(call.params);
    const { text } = await call.body(addendumShape);
    await addAddendum(deps, call.person, { meeting, text }, call.press(text));
    return minutesFor(deps, call, meeting);
  },
};
