import type { Generated, JSONColumnType } from 'kysely';
import type { ForumId, MeetingId, PersonId, PointId, ProposalId, TaskId } from '../../core/ids.ts';
import type { Decision, MeetingAct } from '../../core/meetings/decision.ts';
import type { Approval, MeetingState, Preparation, Reason, Section, Subject } from '../../core/meetings/meeting.ts';
import type { Addendum, LockedMinutes } from '../../core/meetings/minutes.ts';

type Json<T extends object> = JSONColumnType<T, string, string>;

export type MeetingTable = {
  id: MeetingId;
  forum: ForumId;
  series: string | null;
  planned_at: Date;
  state: MeetingState;
  year: number | null;
  number: number | null;
  started_at: Date | null;
  ended_at: Date | null;
  ended_by: 'person' | 'time' | null;
  cancelled_by: PersonId | null;
  cancelled_at: Date | null;
  leader: PersonId | null;
  lead_taken_at: Date | null;
  lead_beat_at: Date | null;
  term: number;
  leaders: PersonId[];
  current_point: PointId | null;
  prepared: Json<Preparation[]>;
  registry_number: string | null;
  approvers: PersonId[];
  /** Moments as ISO strings. */
  approvals: Json<(Omit<Approval, 'at'> & { at: string })[]>;
  created_by: PersonId;
  changed_at: Date;
  version: number;
};

export type ProposalTable = {
  id: ProposalId;
  forum: ForumId;
  task_id: TaskId | null;
  subject: Json<Subject>;
  minutes: number | null;
  by: PersonId;
  at: Date;
  from_meeting: MeetingId | null;
  lifted_from: ForumId | null;
  taken_in: MeetingId | null;
  withdrawn_at: Date | null;
};

export type PointTable = {
  id: PointId;
  meeting_id: MeetingId;
  position: number;
  key: string;
  section: Section;
  task_id: TaskId | null;
  subject: Json<Subject>;
  reasons: Reason[];
  minutes: number | null;
  proposal_id: ProposalId | null;
  proposed_by: PersonId | null;
  lifted_from: ForumId | null;
  paragraph: number | null;
  opened_at: Date | null;
};

type DecisionBody = Pick<Decision, 'subject' | 'outcome' | 'text' | 'responsible' | 'dueDate' | 'forum' | 'after'>;

export type DecisionTable = {
  id: string;
  meeting_id: MeetingId;
  number: number;
  point_id: PointId;
  paragraph: number;
  act: MeetingAct;
  by: PersonId;
  at: Date;
  task_id: TaskId | null;
  body: Json<DecisionBody>;
  press: string | null;
};

export type MeetingTables = {
  meeting: MeetingTable;
  forum_year: { forum: ForumId; year: number; number: number };
  meeting_proposal: ProposalTable;
  meeting_point: PointTable;
  meeting_decision: DecisionTable;
  meeting_stay: {
    id: Generated<string>;
    meeting_id: MeetingId;
    person: PersonId;
    arrived_at: Date;
    left_at: Date | null;
    after_paragraph: number;
    until_paragraph: number | null;
  };
  meeting_minutes: { meeting_id: MeetingId; minutes: Json<LockedMinutes>; hash: string };
  meeting_library: {
    meeting_id: MeetingId;
    addenda: number;
    masked: number;
    docx: string;
    pdf: string;
    put_at: Date;
  };
  meeting_addendum: { meeting_id: MeetingId; number: number; addendum: Json<Addendum> };
};
