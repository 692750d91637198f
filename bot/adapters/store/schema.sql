-- All migrations together, to read. Made by `npm run schema:dump`; the migrations are the truth.

create sequence case_number;
create sequence request_number;
create sequence task_number;

CREATE OR REPLACE FUNCTION public.event_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'events are append-only' using errcode = 'restrict_violation';
end $function$;
CREATE OR REPLACE FUNCTION public.minutes_are_final()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'decisions, locked minutes and addenda are append-only' using errcode = 'restrict_violation';
end $function$;

create table access_reason (
  id uuid not null,
  case_id uuid not null,
  text text not null,
  at timestamp with time zone not null
);
create table acquaintance (
  person text not null,
  name text not null,
  locale text not null,
  account text not null,
  conversation text not null,
  service_url text not null,
  tenant text not null
);
create table actor (
  reference uuid not null,
  person text not null
);
create table archive_list (
  noun text not null,
  list_id text not null,
  cursor text,
  sweep integer not null default 1,
  sweeping boolean not null default true,
  subscription text,
  subscribed_until timestamp with time zone
);
create table archived (
  noun text not null,
  id uuid not null,
  item text,
  etag text,
  version integer not null,
  due boolean not null,
  mirror jsonb,
  writing jsonb,
  state text not null,
  seen integer not null
);
create table card (
  id uuid not null,
  face text not null,
  addressee_kind text not null,
  addressee text,
  case_id uuid,
  draft_id uuid,
  subject text,
  activity text,
  reference jsonb,
  drawn text,
  filling_until timestamp with time zone
);
create table "case" (
  id uuid not null,
  number text not null,
  submission text not null,
  kinds text[] not null,
  unit text,
  site text,
  occurred_at timestamp with time zone not null,
  occurred_approximately boolean not null,
  ongoing text not null,
  for_colleague boolean not null,
  reporter text,
  reporter_handle uuid,
  urgency text not null,
  status text not null,
  function text not null,
  routing jsonb not null,
  assignment integer not null,
  ladder_done integer not null,
  holder text,
  conflicted text[] not null default '{}'::text[],
  received_at timestamp with time zone not null,
  assigned_at timestamp with time zone not null,
  taken_at timestamp with time zone,
  closed_at timestamp with time zone,
  promised_at timestamp with time zone,
  version integer not null,
  event_count integer not null,
  event_head text not null
);
create table case_entry (
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  text text not null,
  author text,
  reply_to uuid,
  at timestamp with time zone not null
);
create table case_page (
  case_id uuid not null,
  page text not null,
  questionnaire text not null,
  answers jsonb not null,
  saved_at timestamp with time zone not null
);
create table delivery (
  id bigint not null generated always as identity,
  case_id uuid not null,
  card_id uuid not null,
  addressee_kind text not null,
  addressee text,
  outcome text not null,
  at timestamp with time zone not null,
  means text not null default 'chat'::text,
  why text
);
create table directory_absence (
  person text not null,
  source text not null,
  until timestamp with time zone,
  fetched_at timestamp with time zone not null
);
create table directory_group (
  id text not null,
  members text[] not null,
  fetched_at timestamp with time zone not null
);
create table directory_person (
  person text not null,
  name text not null,
  title text not null,
  place text,
  manager text,
  locale text,
  fetched_at timestamp with time zone,
  unknown boolean not null default false
);
create table directory_portrait (
  person text not null,
  jpeg bytea,
  fetched_at timestamp with time zone,
  wanted boolean not null default true
);
create table directory_state (
  one boolean not null default true,
  version bigint not null default 0,
  groups_at timestamp with time zone,
  absence_at timestamp with time zone,
  failed_at timestamp with time zone,
  failure text
);
create table draft (
  id uuid not null,
  author text not null,
  content bytea not null,
  version integer not null,
  changed_at timestamp with time zone not null
);
create table event (
  stream text not null,
  seq integer not null,
  type text not null,
  actor text not null,
  at timestamp with time zone not null,
  data jsonb not null,
  previous text not null,
  hash text not null
);
create table external_request (
  id uuid not null,
  number text not null,
  task_id uuid not null,
  party text not null,
  place text not null,
  measure text not null,
  object text not null,
  count integer not null,
  due_date date not null,
  state text not null,
  evidence text,
  fulfilled_on date,
  settled_by text,
  settled_at timestamp with time zone,
  created_by text not null,
  created_at timestamp with time zone not null,
  press text
);
create table forum_year (
  forum text not null,
  year integer not null,
  number integer not null
);
create table inbound (
  fingerprint text not null,
  at timestamp with time zone not null
);
create table job (
  id bigint not null generated always as identity,
  kind text not null,
  payload jsonb not null,
  lane text,
  once text,
  state text not null default 'ready'::text,
  run_at timestamp with time zone not null,
  attempt integer not null default 0,
  worker text,
  until timestamp with time zone,
  error text,
  settled_at timestamp with time zone,
  trace text,
  left_at timestamp with time zone not null default now()
);
create table meeting (
  id uuid not null,
  forum text not null,
  series text,
  planned_at timestamp with time zone not null,
  state text not null,
  year integer,
  number integer,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by text,
  leader text,
  lead_taken_at timestamp with time zone,
  lead_beat_at timestamp with time zone,
  term integer not null,
  leaders text[] not null,
  current_point uuid,
  prepared jsonb not null,
  registry_number text,
  approvers text[] not null,
  approvals jsonb not null,
  created_by text not null,
  changed_at timestamp with time zone not null,
  version integer not null,
  cancelled_by text,
  cancelled_at timestamp with time zone
);
create table meeting_addendum (
  meeting_id uuid not null,
  number integer not null,
  addendum jsonb not null
);
create table meeting_decision (
  id uuid not null,
  meeting_id uuid not null,
  number integer not null,
  point_id uuid not null,
  paragraph integer not null,
  act text not null,
  by text not null,
  at timestamp with time zone not null,
  task_id uuid,
  body jsonb not null,
  press text
);
create table meeting_library (
  meeting_id uuid not null,
  addenda integer not null,
  masked integer not null,
  docx text not null,
  pdf text not null,
  put_at timestamp with time zone not null
);
create table meeting_minutes (
  meeting_id uuid not null,
  minutes jsonb not null,
  hash text not null
);
create table meeting_point (
  id uuid not null,
  meeting_id uuid not null,
  "position" integer not null,
  key text not null,
  section text not null,
  task_id uuid,
  subject jsonb not null,
  reasons text[] not null,
  minutes integer,
  proposal_id uuid,
  proposed_by text,
  lifted_from text,
  paragraph integer,
  opened_at timestamp with time zone
);
create table meeting_proposal (
  id uuid not null,
  forum text not null,
  task_id uuid,
  subject jsonb not null,
  minutes integer,
  by text not null,
  at timestamp with time zone not null,
  from_meeting uuid,
  lifted_from text,
  taken_in uuid,
  withdrawn_at timestamp with time zone
);
create table meeting_stay (
  id bigint not null generated always as identity,
  meeting_id uuid not null,
  person text not null,
  arrived_at timestamp with time zone not null,
  left_at timestamp with time zone,
  after_paragraph integer not null,
  until_paragraph integer
);
create table notice_setting (
  person text not null,
  weekly boolean,
  due boolean,
  given boolean,
  mentioned boolean
);
create table notice_told (
  person text not null,
  kind text not null,
  on_date date not null
);
create table pending (
  id uuid not null,
  author text not null,
  content bytea not null,
  at timestamp with time zone not null
);
create table photo (
  id uuid not null,
  case_id uuid,
  pending uuid,
  author text,
  type text not null,
  size integer not null,
  bytes bytea not null,
  at timestamp with time zone not null
);
create table press (
  key text not null,
  inputs text not null,
  at timestamp with time zone not null
);
create table sealed (
  id uuid not null,
  handle uuid not null,
  purpose text not null,
  lookup text,
  content bytea not null,
  at timestamp with time zone not null
);
create table sealed_of_case (
  case_id uuid not null,
  handle uuid not null
);
create table stream_head (
  stream text not null,
  seq integer not null,
  hash text not null
);
create table task (
  id uuid not null,
  number text not null,
  neutral_title text,
  title text,
  description text not null,
  administration text,
  responsible text,
  due_date date,
  status text not null,
  origin text not null,
  case_id uuid,
  case_number text,
  keeps_case_open boolean not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  version integer not null,
  field_versions jsonb not null,
  press text,
  priority text not null default 'medium'::text,
  undated boolean not null default false,
  follow_up_date date,
  recurrence text,
  series_day smallint,
  removed boolean not null default false,
  participants text[] not null default '{}'::text[],
  checklist jsonb not null default '[]'::jsonb,
  removed_items jsonb not null default '[]'::jsonb,
  follows uuid,
  link text
);
create table task_comment (
  id uuid not null,
  task_id uuid not null,
  by text not null,
  text text not null,
  at timestamp with time zone not null,
  mentions text[] not null default '{}'::text[],
  removed_at timestamp with time zone
);
create table task_file (
  id uuid not null,
  task_id uuid not null,
  name text not null,
  type text not null,
  size integer not null,
  bytes bytea not null,
  by text not null,
  at timestamp with time zone not null,
  removed boolean not null default false,
  item text,
  url text
);
create table task_file_step (
  id bigint not null generated always as identity,
  file_id uuid not null,
  step text not null,
  by text not null,
  at timestamp with time zone not null
);
create table task_notice (
  id bigint not null generated always as identity,
  person text not null,
  task_id uuid not null,
  about text not null,
  comment uuid,
  at timestamp with time zone not null,
  card_id uuid
);
create table task_revision (
  id bigint not null generated always as identity,
  task_id uuid not null,
  field text not null,
  old_value text,
  new_value text,
  by text not null,
  at timestamp with time zone not null,
  version integer not null,
  applied boolean not null,
  item uuid,
  press text
);
create table task_template (
  id uuid not null,
  origin text not null,
  title text not null,
  description text not null,
  priority text not null,
  due_in_days integer,
  recurrence text,
  administration text,
  checklist text[] not null,
  owner text not null,
  removed boolean not null,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  version integer not null
);
create table task_view (
  id uuid not null,
  owner text not null,
  name text not null,
  shared boolean not null,
  layout text not null,
  query jsonb not null,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  version integer not null
);
create table task_view_opened (
  person text not null,
  view uuid not null
);
create table trouble (
  what text not null,
  code text not null,
  since timestamp with time zone not null
);

alter table access_reason add constraint access_reason_pkey PRIMARY KEY (id);
alter table acquaintance add constraint acquaintance_pkey PRIMARY KEY (person);
alter table actor add constraint actor_pkey PRIMARY KEY (reference);
alter table archive_list add constraint archive_list_pkey PRIMARY KEY (noun);
alter table archived add constraint archived_pkey PRIMARY KEY (noun, id);
alter table card add constraint card_pkey PRIMARY KEY (id);
alter table "case" add constraint case_pkey PRIMARY KEY (id);
alter table case_entry add constraint case_entry_pkey PRIMARY KEY (id);
alter table case_page add constraint case_page_pkey PRIMARY KEY (case_id, page);
alter table delivery add constraint delivery_pkey PRIMARY KEY (id);
alter table directory_absence add constraint directory_absence_pkey PRIMARY KEY (person, source);
alter table directory_group add constraint directory_group_pkey PRIMARY KEY (id);
alter table directory_person add constraint directory_person_pkey PRIMARY KEY (person);
alter table directory_portrait add constraint directory_portrait_pkey PRIMARY KEY (person);
alter table directory_state add constraint directory_state_pkey PRIMARY KEY (one);
alter table draft add constraint draft_pkey PRIMARY KEY (id);
alter table event add constraint event_pkey PRIMARY KEY (stream, seq);
alter table external_request add constraint external_request_pkey PRIMARY KEY (id);
alter table forum_year add constraint forum_year_pkey PRIMARY KEY (forum, year);
alter table inbound add constraint inbound_pkey PRIMARY KEY (fingerprint);
alter table job add constraint job_pkey PRIMARY KEY (id);
alter table meeting add constraint meeting_pkey PRIMARY KEY (id);
alter table meeting_addendum add constraint meeting_addendum_pkey PRIMARY KEY (meeting_id, number);
alter table meeting_decision add constraint meeting_decision_pkey PRIMARY KEY (id);
alter table meeting_library add constraint meeting_library_pkey PRIMARY KEY (meeting_id);
alter table meeting_minutes add constraint meeting_minutes_pkey PRIMARY KEY (meeting_id);
alter table meeting_point add constraint meeting_point_pkey PRIMARY KEY (id);
alter table meeting_proposal add constraint meeting_proposal_pkey PRIMARY KEY (id);
alter table meeting_stay add constraint meeting_stay_pkey PRIMARY KEY (id);
alter table notice_setting add constraint notice_setting_pkey PRIMARY KEY (person);
alter table notice_told add constraint notice_told_pkey PRIMARY KEY (person, kind, on_date);
alter table pending add constraint pending_pkey PRIMARY KEY (id);
alter table photo add constraint photo_pkey PRIMARY KEY (id);
alter table press add constraint press_pkey PRIMARY KEY (key);
alter table sealed add constraint sealed_pkey PRIMARY KEY (id);
alter table sealed_of_case add constraint sealed_of_case_pkey PRIMARY KEY (case_id);
alter table stream_head add constraint stream_head_pkey PRIMARY KEY (stream);
alter table task add constraint task_pkey PRIMARY KEY (id);
alter table task_comment add constraint task_comment_pkey PRIMARY KEY (id);
alter table task_file add constraint task_file_pkey PRIMARY KEY (id);
alter table task_file_step add constraint task_file_step_pkey PRIMARY KEY (id);
alter table task_notice add constraint task_notice_pkey PRIMARY KEY (id);
alter table task_revision add constraint task_revision_pkey PRIMARY KEY (id);
alter table task_template add constraint task_template_pkey PRIMARY KEY (id);
alter table task_view add constraint task_view_pkey PRIMARY KEY (id);
alter table task_view_opened add constraint task_view_opened_pkey PRIMARY KEY (person);
alter table trouble add constraint trouble_pkey PRIMARY KEY (what);
alter table actor add constraint actor_person_key UNIQUE (person);
alter table "case" add constraint case_number_key UNIQUE (number);
alter table "case" add constraint case_reporter_handle_key UNIQUE (reporter_handle);
alter table "case" add constraint case_submission_key UNIQUE (submission);
alter table draft add constraint draft_author_key UNIQUE (author);
alter table external_request add constraint external_request_number_key UNIQUE (number);
alter table job add constraint job_once_key UNIQUE (once);
alter table meeting add constraint meeting_forum_year_number_key UNIQUE (forum, year, number);
alter table meeting_decision add constraint meeting_decision_meeting_id_number_key UNIQUE (meeting_id, number);
alter table meeting_point add constraint meeting_point_meeting_id_paragraph_key UNIQUE (meeting_id, paragraph);
alter table meeting_point add constraint meeting_point_meeting_id_position_key UNIQUE (meeting_id, "position");
alter table sealed_of_case add constraint sealed_of_case_handle_key UNIQUE (handle);
alter table task add constraint task_number_key UNIQUE (number);
alter table task_file add constraint task_file_task_id_name_key UNIQUE (task_id, name);
alter table archive_list add constraint archive_list_noun_check CHECK ((noun = ANY (ARRAY['case'::text, 'task'::text])));
alter table archived add constraint archived_noun_check CHECK ((noun = ANY (ARRAY['case'::text, 'task'::text])));
alter table archived add constraint archived_state_check CHECK ((state = ANY (ARRAY['there'::text, 'asked'::text, 'away'::text])));
alter table card add constraint card_addressee_kind_check CHECK ((addressee_kind = ANY (ARRAY['person'::text, 'reporter'::text, 'channel'::text])));
alter table card add constraint card_check CHECK (((addressee_kind = 'reporter'::text) = (addressee IS NULL)));
alter table "case" add constraint case_assignment_check CHECK ((assignment >= 1));
alter table "case" add constraint case_check CHECK (((reporter IS NULL) <> (reporter_handle IS NULL)));
alter table "case" add constraint case_check1 CHECK (((status = 'taken'::text) <= (holder IS NOT NULL)));
alter table "case" add constraint case_kinds_check CHECK ((cardinality(kinds) > 0));
alter table "case" add constraint case_ongoing_check CHECK ((ongoing = ANY (ARRAY['over'::text, 'mayRepeat'::text, 'ongoing'::text])));
alter table "case" add constraint case_status_check CHECK ((status = ANY (ARRAY['received'::text, 'taken'::text, 'closed'::text, 'withdrawn'::text])));
alter table "case" add constraint case_urgency_check CHECK ((urgency = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'acute'::text])));
alter table case_entry add constraint case_entry_kind_check CHECK ((kind = ANY (ARRAY['description'::text, 'addition'::text, 'question'::text, 'answer'::text, 'outcome'::text, 'handOverReason'::text])));
alter table delivery add constraint delivery_means_check CHECK ((means = ANY (ARRAY['chat'::text, 'install'::text, 'feed'::text])));
alter table delivery add constraint delivery_outcome_check CHECK ((outcome = ANY (ARRAY['sent'::text, 'refused'::text, 'notInstalled'::text, 'gone'::text])));
alter table directory_absence add constraint directory_absence_source_check CHECK ((source = ANY (ARRAY['presence'::text, 'mailbox'::text])));
alter table directory_person add constraint directory_person_locale_check CHECK ((locale = ANY (ARRAY['sv'::text, 'en'::text])));
alter table directory_portrait add constraint directory_portrait_jpeg_check CHECK ((octet_length(jpeg) <= 65536));
alter table directory_state add constraint directory_state_one_check CHECK (one);
alter table external_request add constraint external_request_check CHECK (((state = 'sent'::text) = ((settled_by IS NULL) AND (settled_at IS NULL))));
alter table external_request add constraint external_request_check1 CHECK (((state = 'fulfilled'::text) = ((evidence IS NOT NULL) AND (fulfilled_on IS NOT NULL))));
alter table external_request add constraint external_request_count_check CHECK (((count >= 1) AND (count <= 999)));
alter table external_request add constraint external_request_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'fulfilled'::text, 'withdrawn'::text])));
alter table job add constraint job_state_check CHECK ((state = ANY (ARRAY['ready'::text, 'running'::text, 'done'::text, 'stuck'::text])));
alter table meeting add constraint meeting_cancelled_check CHECK ((((state = 'cancelled'::text) = (cancelled_at IS NOT NULL)) AND ((cancelled_at IS NULL) = (cancelled_by IS NULL))));
alter table meeting add constraint meeting_check1 CHECK (((state = 'running'::text) = (leader IS NOT NULL)));
alter table meeting add constraint meeting_check2 CHECK (((state = ANY (ARRAY['ended'::text, 'locked'::text])) = (ended_at IS NOT NULL)));
alter table meeting add constraint meeting_ended_by_check CHECK ((ended_by = ANY (ARRAY['person'::text, 'time'::text])));
alter table meeting add constraint meeting_numbered_check CHECK (((state = ANY (ARRAY['planned'::text, 'cancelled'::text])) = (number IS NULL)));
alter table meeting add constraint meeting_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'cancelled'::text, 'running'::text, 'ended'::text, 'locked'::text])));
alter table meeting_decision add constraint meeting_decision_act_check CHECK ((act = ANY (ARRAY['decide'::text, 'assign'::text, 'date'::text, 'nextMeeting'::text, 'lift'::text, 'done'::text, 'makeTask'::text])));
alter table meeting_point add constraint meeting_point_section_check CHECK ((section = ANY (ARRAY['sinceLast'::text, 'fixed'::text, 'proposal'::text, 'added'::text])));
alter table notice_told add constraint notice_told_kind_check CHECK ((kind = ANY (ARRAY['weekly'::text, 'due'::text])));
alter table photo add constraint photo_check CHECK (((case_id IS NULL) = ((pending IS NOT NULL) AND (author IS NOT NULL))));
alter table sealed add constraint sealed_purpose_check CHECK ((purpose = ANY (ARRAY['reporter'::text, 'identifiers'::text])));
alter table task add constraint task_check CHECK (((neutral_title IS NULL) <> (title IS NULL)));
alter table task add constraint task_check1 CHECK (((origin = 'case'::text) = (case_id IS NOT NULL)));
alter table task add constraint task_check2 CHECK (((origin = 'case'::text) = (neutral_title IS NOT NULL)));
alter table task add constraint task_check3 CHECK (((origin <> 'case'::text) OR (description = ''::text)));
alter table task add constraint task_check4 CHECK (((origin <> 'case'::text) OR ((checklist = '[]'::jsonb) AND (NOT removed))));
alter table task add constraint task_check5 CHECK (((origin <> 'case'::text) OR (link IS NULL)));
alter table task add constraint task_origin_check CHECK ((origin = ANY (ARRAY['case'::text, 'manual'::text, 'rsa'::text, 'selfInspection'::text, 'inspectionRemark'::text, 'goal'::text, 'meeting'::text, 'externalRequest'::text])));
alter table task add constraint task_priority_check CHECK ((priority = ANY (ARRAY['urgent'::text, 'important'::text, 'medium'::text, 'low'::text])));
alter table task add constraint task_recurrence_check CHECK ((recurrence = ANY (ARRAY['P1W'::text, 'P2W'::text, 'P1M'::text, 'P3M'::text, 'P6M'::text, 'P1Y'::text])));
alter table task add constraint task_status_check CHECK ((status = ANY (ARRAY['open'::text, 'inProgress'::text, 'done'::text])));
alter table task_file_step add constraint task_file_step_step_check CHECK ((step = ANY (ARRAY['added'::text, 'removed'::text, 'restored'::text])));
alter table task_template add constraint task_template_origin_check CHECK ((origin = ANY (ARRAY['manual'::text, 'rsa'::text, 'selfInspection'::text, 'inspectionRemark'::text, 'goal'::text, 'meeting'::text, 'externalRequest'::text])));
alter table task_view add constraint task_view_layout_check CHECK ((layout = ANY (ARRAY['list'::text, 'board'::text, 'calendar'::text])));
alter table access_reason add constraint access_reason_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id);
alter table card add constraint card_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id);
alter table case_entry add constraint case_entry_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id);
alter table case_page add constraint case_page_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id);
alter table delivery add constraint delivery_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id);
alter table external_request add constraint external_request_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id);
alter table meeting_addendum add constraint meeting_addendum_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting_minutes(meeting_id);
alter table meeting_decision add constraint meeting_decision_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id);
alter table meeting_decision add constraint meeting_decision_point_id_fkey FOREIGN KEY (point_id) REFERENCES meeting_point(id);
alter table meeting_decision add constraint meeting_decision_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id);
alter table meeting_library add constraint meeting_library_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting_minutes(meeting_id);
alter table meeting_minutes add constraint meeting_minutes_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id);
alter table meeting_point add constraint meeting_point_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id);
alter table meeting_point add constraint meeting_point_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES meeting_proposal(id);
alter table meeting_point add constraint meeting_point_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id);
alter table meeting_proposal add constraint meeting_proposal_from_meeting_fkey FOREIGN KEY (from_meeting) REFERENCES meeting(id);
alter table meeting_proposal add constraint meeting_proposal_taken_in_fkey FOREIGN KEY (taken_in) REFERENCES meeting(id);
alter table meeting_proposal add constraint meeting_proposal_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id);
alter table meeting_stay add constraint meeting_stay_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id);
alter table photo add constraint photo_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id);
alter table sealed_of_case add constraint sealed_of_case_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id);
alter table task add constraint task_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id);
alter table task add constraint task_follows_fkey FOREIGN KEY (follows) REFERENCES task(id);
alter table task_comment add constraint task_comment_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id);
alter table task_file add constraint task_file_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id);
alter table task_file_step add constraint task_file_step_file_id_fkey FOREIGN KEY (file_id) REFERENCES task_file(id);
alter table task_notice add constraint task_notice_card_id_fkey FOREIGN KEY (card_id) REFERENCES card(id);
alter table task_notice add constraint task_notice_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id);
alter table task_revision add constraint task_revision_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id);
alter table task_view_opened add constraint task_view_opened_view_fkey FOREIGN KEY (view) REFERENCES task_view(id) ON DELETE CASCADE;

CREATE INDEX access_reason_case ON public.access_reason USING btree (case_id);
CREATE INDEX archived_due ON public.archived USING btree (noun, id) WHERE due;
CREATE UNIQUE INDEX archived_item ON public.archived USING btree (noun, item) WHERE (item IS NOT NULL);
CREATE INDEX card_archive ON public.card USING btree (subject) WHERE (face = 'archive'::text);
CREATE INDEX card_case ON public.card USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX card_draft ON public.card USING btree (draft_id) WHERE (draft_id IS NOT NULL);
CREATE INDEX card_offer ON public.card USING btree (subject) WHERE (face = 'offer'::text);
CREATE INDEX case_entry_case ON public.case_entry USING btree (case_id, id);
CREATE INDEX case_open ON public."case" USING btree (function, urgency, received_at) WHERE (status = ANY (ARRAY['received'::text, 'taken'::text]));
CREATE INDEX case_reporter ON public."case" USING btree (reporter, received_at) WHERE (reporter IS NOT NULL);
CREATE INDEX delivery_case ON public.delivery USING btree (case_id);
CREATE INDEX directory_person_wanted ON public.directory_person USING btree (person) WHERE (fetched_at IS NULL);
CREATE INDEX event_at ON public.event USING btree (at);
CREATE UNIQUE INDEX external_request_press ON public.external_request USING btree (created_by, press) WHERE (press IS NOT NULL);
CREATE INDEX external_request_task ON public.external_request USING btree (task_id, id);
CREATE INDEX inbound_at ON public.inbound USING btree (at);
CREATE INDEX job_lane ON public.job USING btree (lane, id) WHERE ((lane IS NOT NULL) AND (state = ANY (ARRAY['ready'::text, 'running'::text])));
CREATE INDEX job_ready ON public.job USING btree (run_at, id) WHERE (state = 'ready'::text);
CREATE INDEX job_running ON public.job USING btree (until) WHERE (state = 'running'::text);
CREATE INDEX job_settled ON public.job USING btree (settled_at) WHERE (state = ANY (ARRAY['done'::text, 'stuck'::text]));
CREATE UNIQUE INDEX meeting_decision_press ON public.meeting_decision USING btree (meeting_id, press) WHERE (press IS NOT NULL);
CREATE INDEX meeting_decision_task ON public.meeting_decision USING btree (task_id) WHERE (task_id IS NOT NULL);
CREATE INDEX meeting_forum ON public.meeting USING btree (forum, planned_at DESC);
CREATE INDEX meeting_proposal_forum ON public.meeting_proposal USING btree (forum) WHERE (taken_in IS NULL);
CREATE UNIQUE INDEX meeting_proposal_waits ON public.meeting_proposal USING btree (forum, task_id) WHERE ((taken_in IS NULL) AND (withdrawn_at IS NULL) AND (task_id IS NOT NULL));
CREATE UNIQUE INDEX meeting_running ON public.meeting USING btree (forum) WHERE (state = 'running'::text);
CREATE UNIQUE INDEX meeting_stay_here ON public.meeting_stay USING btree (meeting_id, person) WHERE (left_at IS NULL);
CREATE INDEX photo_case ON public.photo USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX photo_pending ON public.photo USING btree (pending) WHERE (pending IS NOT NULL);
CREATE INDEX press_at ON public.press USING btree (at);
CREATE INDEX sealed_handle ON public.sealed USING btree (handle);
CREATE INDEX sealed_lookup ON public.sealed USING btree (lookup) WHERE (lookup IS NOT NULL);
CREATE INDEX task_case ON public.task USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX task_changed ON public.task USING btree (changed_at);
CREATE INDEX task_comment_task ON public.task_comment USING btree (task_id, id);
CREATE INDEX task_due ON public.task USING btree (due_date, number);
CREATE INDEX task_file_due ON public.task_file USING btree (at) WHERE (removed = (item IS NOT NULL));
CREATE INDEX task_file_step_file ON public.task_file_step USING btree (file_id, id);
CREATE INDEX task_follow_up ON public.task USING btree (follow_up_date) WHERE (follow_up_date IS NOT NULL);
CREATE UNIQUE INDEX task_follows ON public.task USING btree (follows) WHERE (follows IS NOT NULL);
CREATE INDEX task_notice_card ON public.task_notice USING btree (card_id) WHERE (card_id IS NOT NULL);
CREATE UNIQUE INDEX task_notice_waiting ON public.task_notice USING btree (person, task_id, about, COALESCE(comment, task_id)) WHERE (card_id IS NULL);
CREATE INDEX task_open ON public.task USING btree (due_date, number) WHERE (status <> 'done'::text);
CREATE INDEX task_participants ON public.task USING gin (participants);
CREATE UNIQUE INDEX task_press ON public.task USING btree (created_by, press) WHERE (press IS NOT NULL);
CREATE INDEX task_responsible ON public.task USING btree (responsible) WHERE (responsible IS NOT NULL);
CREATE INDEX task_revision_moved ON public.task_revision USING btree (task_id) WHERE ((field = 'dueDate'::text) AND applied);
CREATE INDEX task_revision_press ON public.task_revision USING btree (task_id, press) WHERE ((press IS NOT NULL) AND (NOT applied));
CREATE INDEX task_revision_task ON public.task_revision USING btree (task_id, id);
CREATE INDEX task_view_opened_view ON public.task_view_opened USING btree (view);
CREATE INDEX task_view_owner ON public.task_view USING btree (owner);

CREATE TRIGGER event_append_only BEFORE DELETE OR UPDATE ON public.event FOR EACH ROW EXECUTE FUNCTION event_is_append_only();
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON public.event FOR EACH STATEMENT EXECUTE FUNCTION event_is_append_only();
CREATE TRIGGER meeting_addendum_final BEFORE DELETE OR UPDATE ON public.meeting_addendum FOR EACH ROW EXECUTE FUNCTION minutes_are_final();
CREATE TRIGGER meeting_addendum_no_truncate BEFORE TRUNCATE ON public.meeting_addendum FOR EACH STATEMENT EXECUTE FUNCTION minutes_are_final();
CREATE TRIGGER meeting_decision_final BEFORE DELETE OR UPDATE ON public.meeting_decision FOR EACH ROW EXECUTE FUNCTION minutes_are_final();
CREATE TRIGGER meeting_decision_no_truncate BEFORE TRUNCATE ON public.meeting_decision FOR EACH STATEMENT EXECUTE FUNCTION minutes_are_final();
CREATE TRIGGER meeting_minutes_final BEFORE DELETE OR UPDATE ON public.meeting_minutes FOR EACH ROW EXECUTE FUNCTION minutes_are_final();
CREATE TRIGGER meeting_minutes_no_truncate BEFORE TRUNCATE ON public.meeting_minutes FOR EACH STATEMENT EXECUTE FUNCTION minutes_are_final();
