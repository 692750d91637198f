import type { ForumRelation } from '../meetings/forum.ts';
import type { AccessRole, Relation, TaskRelation } from './access.ts';
import { type Action, type MeetingAction, meetingActions, type TaskAction, taskActions } from './actions.ts';

/*
 * THE access table: role x relation x action (each action touches one field group, see actions.ts).
 * A person's roles are added together; the relation to the case is one. What is not written is not allowed.
 * It is asked by cards and API alike, and answers are built from what it allows.
 */

export type Grant = 'yes' | 'withReason' | 'no';
type Row = { readonly [action in Action]: Grant };

const row = (yes: readonly Action[], withReason: readonly Action[] = []): Row => ({
  ...nothing,
  ...Object.fromEntries(withReason.map((action) => [action, 'withReason'])),
  ...Object.fromEntries(yes.map((action) => [action, 'yes'])),
});
const nothing: Row = {
  seePointer: 'no',
  readTimeline: 'no',
  take: 'no',
  takeOver: 'no',
  assess: 'no',
  handOver: 'no',
  declareConflict: 'no',
  readContent: 'no',
  seePhotos: 'no',
  ask: 'no',
  close: 'no',
  readOwn: 'no',
  answer: 'no',
  add: 'no',
  withdraw: 'no',
  readIdentity: 'no',
  readSealed: 'no',
  seeTasks: 'no',
  makeTask: 'no',
};

/** The receipt's view: one's own words back, and what became of the case. Never the handlers' side of it. */
const own = row(['readOwn', 'answer', 'add', 'withdraw']);

const member: readonly Action[] = [
  'seePointer',
  'readTimeline',
  'assess',
  'handOver',
  'declareConflict',
  'readContent',
  'seePhotos',
  'readIdentity',
  'seeTasks',
];

type Relations = { readonly [relation in Relation]: Row };
const everyone = {
  reporter: own,
  conflicted: nothing,
  taker: nothing,
  responsible: nothing,
  none: nothing,
} satisfies Relations;

const leading = row(
  ['seePointer', 'readTimeline', 'seeTasks', 'handOver'],
  ['readContent', 'seePhotos', 'readIdentity'],
);
const keeping = row(['seePointer'], ['readSealed']);

export const caseTable: { readonly [role in AccessRole]: Relations } = {
  employee: everyone,
  securityPartner: {
    ...everyone,
    taker: row([...member, 'ask', 'close', 'makeTask']),
    responsible: row([...member, 'take', 'takeOver']),
  },
  // The network works with tasks, which carry a case's number and a neutral title; the case itself is not theirs.
  securityCoordinator: everyone,
  // Pointers by default; content only with a stated, logged reason. A case can be handed on (also to leadership itself) when nobody takes it.
  securityLeadership: { ...everyone, taker: leading, responsible: leading, none: leading },
  custodian: { ...everyone, taker: keeping, responsible: keeping, none: keeping },
};

const all = taskActions;
/** Someone outside the network who was given a task sees that one, talks about it and finishes it. */
const given: readonly TaskAction[] = ['see', 'comment', 'finish'];
/** Someone outside the network who takes part in one sees it and talks about it; that it is done is for who answers for it. */
const partOf: readonly TaskAction[] = ['see', 'comment'];

export const taskTable: {
  readonly [role in AccessRole]: { readonly [relation in TaskRelation]: readonly TaskAction[] };
} = {
  employee: { responsible: given, participant: partOf, none: [] },
  securityPartner: { responsible: all, participant: all, none: all },
  securityCoordinator: { responsible: all, participant: all, none: all },
  securityLeadership: { responsible: all, participant: all, none: all },
  custodian: { responsible: given, participant: partOf, none: [] },
};

/** Whoever the forum does not know, whatever else they are: the shared screen is never widened by who is present. */
const stranger: readonly MeetingAction[] = ['seeTitles'];
/** A member without a part in the shared list: takes part and may lead, but the forum's papers are the network's. */
const taking: readonly MeetingAction[] = [
  'seeTitles',
  'see',
  'propose',
  'start',
  'lead',
  'attend',
  'act',
  'end',
  'approve',
];
const whole = meetingActions;

/** An act on a task asks for the right to change the task as well. */
export const meetingTable: {
  readonly [role in AccessRole]: { readonly [relation in ForumRelation]: readonly MeetingAction[] };
} = {
  employee: { member: taking, none: stranger },
  securityPartner: { member: whole, none: stranger },
  securityCoordinator: { member: whole, none: stranger },
  securityLeadership: { member: whole, none: stranger },
  custodian: { member: taking, none: stranger },
};
