import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Kind, Ongoing, RoutingDecision, Status, Urgency } from '../../core/cases/case.ts';
import type {
  CardId,
  CaseId,
  ConversationId,
  DraftId,
  FunctionId,
  PersonId,
  PhotoId,
  PlaceId,
  SealedHandle,
  SiteId,
} from '../../core/ids.ts';
import type { Answers } from '../../core/questionnaires/questionnaire.ts';
import type { ConversationReference } from '../../ports/messenger.ts';
import type { Addressee, Delivery, Face } from '../../ports/store/cards.ts';
import type { Entry } from '../../ports/store/cases.ts';
import type { PhotoType } from '../../ports/store/photos.ts';
import type { SealedRecord } from '../../ports/store/sealed.ts';
import type { ArchiveTables } from './schema-archive.ts';
import type { DirectoryTables } from './schema-directory.ts';
import type { MeetingTables } from './schema-meetings.ts';
import type { NoticeTables } from './schema-notices.ts';
import type { RequestTables } from './schema-requests.ts';
import type { TaskFileTables } from './schema-task-files.ts';
import type { TaskTables } from './schema-tasks.ts';
import type { TemplateTables } from './schema-templates.ts';
import type { ViewTables } from './schema-views.ts';

type Json<T extends object | null> = JSONColumnType<T, string, string>;

export type CaseTable = {
  id: CaseId;
  number: string;
  submission: string;
  kinds: Kind[];
  unit: PlaceId | null;
  site: SiteId | null;
  occurred_at: Date;
  occurred_approximately: boolean;
  ongoing: Ongoing;
  for_colleague: boolean;
  reporter: PersonId | null;
  reporter_handle: SealedHandle | null;
  urgency: Urgency;
  status: Status;
  function: FunctionId;
  routing: Json<RoutingDecision>;
  assignment: number;
  ladder_done: number;
  holder: PersonId | null;
  conflicted: PersonId[];
  received_at: Date;
  assigned_at: Date;
  taken_at: Date | null;
  closed_at: Date | null;
  promised_at: Date | null;
  version: number;
  event_count: number;
  event_head: string;
};

type FoundationTables = {
  case: CaseTable;
  case_page: { case_id: CaseId; page: string; questionnaire: string; answers: Json<Answers>; saved_at: Date };
  case_entry: {
    id: string;
    case_id: CaseId;
    kind: Entry['kind'];
    text: string;
    author: PersonId | null;
    reply_to: string | null;
    at: Date;
  };
  access_reason: { id: string; case_id: CaseId; text: string; at: Date };
  sealed: {
    id: string;
    handle: SealedHandle;
    purpose: SealedRecord['purpose'];
    lookup: string | null;
    content: Uint8Array;
    at: Date;
  };
  sealed_of_case: { case_id: CaseId; handle: SealedHandle };
  photo: {
    id: PhotoId;
    case_id: CaseId | null;
    pending: string | null;
    author: PersonId | null;
    type: PhotoType;
    size: number;
    bytes: Uint8Array;
    at: Date;
  };
  draft: { id: DraftId; author: PersonId; content: Uint8Array; version: number; changed_at: Date };
  pending: { id: string; author: PersonId; content: Uint8Array; at: Date };
  event: {
    stream: string;
    seq: number;
    type: string;
    actor: string;
    at: Date;
    data: Json<{ readonly [key: string]: unknown }>;
    previous: string;
    hash: string;
  };
  stream_head: { stream: string; seq: number; hash: string };
  actor: { reference: string; person: PersonId };
  card: {
    id: CardId;
    face: Face;
    addressee_kind: Addressee['kind'];
    /** Person id, or channel name. */
    addressee: string | null;
    case_id: CaseId | null;
    draft_id: DraftId | null;
    subject: string | null;
    activity: string | null;
    reference: ColumnType<ConversationReference | null, string | null, string | null>;
    drawn: string | null;
    filling_until: Date | null;
  };
  delivery: {
    id: Generated<string>;
    case_id: CaseId;
    card_id: CardId;
    addressee_kind: Addressee['kind'];
    addressee: string | null;
    means: Generated<Delivery['means']>;
    /** A process of an earlier version wrote the reason here. */
    outcome: Delivery['outcome'] | 'notInstalled' | 'gone';
    why: string | null;
    at: Date;
  };
  press: { key: string; inputs: string; at: Date };
  acquaintance: {
    person: PersonId;
    name: string;
    locale: 'sv' | 'en';
    account: string;
    conversation: ConversationId;
    service_url: string;
    tenant: string;
  };
  inbound: { fingerprint: string; at: Date };
  job: {
    id: Generated<string>;
    kind: string;
    payload: Json<{ readonly [key: string]: string | number }>;
    lane: string | null;
    once: string | null;
    state: Generated<'ready' | 'running' | 'done' | 'stuck'>;
    run_at: Date;
    attempt: Generated<number>;
    worker: string | null;
    until: Date | null;
    error: string | null;
    settled_at: Date | null;
    trace: string | null;
    left_at: Generated<Date>;
  };
};

/** The database as kysely sees it; the migrations are the truth. */
export type Database = FoundationTables &
  TaskTables &
  TaskFileTables &
  RequestTables &
  TemplateTables &
  ViewTables &
  NoticeTables &
  DirectoryTables &
  ArchiveTables &
  MeetingTables;
