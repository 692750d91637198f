-- All migrations together, to read. Made by `npm run schema:dump`; the migrations are the truth.

create sequence case_number;
create sequence task_number;

CREATE OR REPLACE FUNCTION public.event_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'events are append-only' using errcode = 'restrict_violation';
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
  settled_at timestamp with time zone
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
  press text
);
create table task_comment (
  id uuid not null,
  task_id uuid not null,
  by text not null,
  text text not null,
  at timestamp with time zone not null
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
  applied boolean not null
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
alter table inbound add constraint inbound_pkey PRIMARY KEY (fingerprint);
alter table job add constraint job_pkey PRIMARY KEY (id);
alter table pending add constraint pending_pkey PRIMARY KEY (id);
alter table photo add constraint photo_pkey PRIMARY KEY (id);
alter table press add constraint press_pkey PRIMARY KEY (key);
alter table sealed add constraint sealed_pkey PRIMARY KEY (id);
alter table sealed_of_case add constraint sealed_of_case_pkey PRIMARY KEY (case_id);
alter table stream_head add constraint stream_head_pkey PRIMARY KEY (stream);
alter table task add constraint task_pkey PRIMARY KEY (id);
alter table task_comment add constraint task_comment_pkey PRIMARY KEY (id);
alter table task_revision add constraint task_revision_pkey PRIMARY KEY (id);
alter table trouble add constraint trouble_pkey PRIMARY KEY (what);
alter table actor add constraint actor_person_key UNIQUE (person);
alter table "case" add constraint case_number_key UNIQUE (number);
alter table "case" add constraint case_reporter_handle_key UNIQUE (reporter_handle);
alter table "case" add constraint case_submission_key UNIQUE (submission);
alter table draft add constraint draft_author_key UNIQUE (author);
alter table job add constraint job_once_key UNIQUE (once);
alter table sealed_of_case add constraint sealed_of_case_handle_key UNIQUE (handle);
alter table task add constraint task_number_key UNIQUE (number);
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
alter table job add constraint job_state_check CHECK ((state = ANY (ARRAY['ready'::text, 'running'::text, 'done'::text, 'stuck'::text])));
alter table photo add constraint photo_check CHECK (((case_id IS NULL) = ((pending IS NOT NULL) AND (author IS NOT NULL))));
alter table sealed add constraint sealed_purpose_check CHECK ((purpose = ANY (ARRAY['reporter'::text, 'identifiers'::text])));
alter table task add constraint task_check CHECK (((neutral_title IS NULL) <> (title IS NULL)));
alter table task add constraint task_check1 CHECK (((origin = 'case'::text) = (case_id IS NOT NULL)));
alter table task add constraint task_check2 CHECK (((origin = 'case'::text) = (neutral_title IS NOT NULL)));
alter table task add constraint task_check3 CHECK (((origin <> 'case'::text) OR (description = ''::text)));
alter table task add constraint task_origin_check CHECK ((origin = ANY (ARRAY['case'::text, 'manual'::text, 'rsa'::text, 'selfInspection'::text, 'inspectionRemark'::text, 'goal'::text, 'meeting'::text])));
alter table task add constraint task_status_check CHECK ((status = ANY (ARRAY['open'::text, 'inProgress'::text, 'done'::text])));
alter table access_reason add constraint access_reason_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id);
alter table card add constraint card_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id);
alter table case_entry add constraint case_entry_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id);
alter table case_page add constraint case_page_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id);
alter table delivery add constraint delivery_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id);
alter table photo add constraint photo_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id);
alter table sealed_of_case add constraint sealed_of_case_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id);
alter table task add constraint task_case_id_fkey FOREIGN KEY (case_id) REFERENCES "case"(id);
alter table task_comment add constraint task_comment_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id);
alter table task_revision add constraint task_revision_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id);

CREATE INDEX access_reason_case ON public.access_reason USING btree (case_id);
CREATE INDEX archived_due ON public.archived USING btree (noun, id) WHERE due;
CREATE UNIQUE INDEX archived_item ON public.archived USING btree (noun, item) WHERE (item IS NOT NULL);
CREATE INDEX card_case ON public.card USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX card_draft ON public.card USING btree (draft_id) WHERE (draft_id IS NOT NULL);
CREATE INDEX card_offer ON public.card USING btree (subject) WHERE (face = 'offer'::text);
CREATE INDEX case_entry_case ON public.case_entry USING btree (case_id, id);
CREATE INDEX case_open ON public."case" USING btree (function, urgency, received_at) WHERE (status = ANY (ARRAY['received'::text, 'taken'::text]));
CREATE INDEX case_reporter ON public."case" USING btree (reporter, received_at) WHERE (reporter IS NOT NULL);
CREATE INDEX delivery_case ON public.delivery USING btree (case_id);
CREATE INDEX directory_person_wanted ON public.directory_person USING btree (person) WHERE (fetched_at IS NULL);
CREATE INDEX event_at ON public.event USING btree (at);
CREATE INDEX inbound_at ON public.inbound USING btree (at);
CREATE INDEX job_lane ON public.job USING btree (lane, id) WHERE ((lane IS NOT NULL) AND (state = ANY (ARRAY['ready'::text, 'running'::text])));
CREATE INDEX job_ready ON public.job USING btree (run_at, id) WHERE (state = 'ready'::text);
CREATE INDEX job_running ON public.job USING btree (until) WHERE (state = 'running'::text);
CREATE INDEX job_settled ON public.job USING btree (settled_at) WHERE (state = ANY (ARRAY['done'::text, 'stuck'::text]));
CREATE INDEX photo_case ON public.photo USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX photo_pending ON public.photo USING btree (pending) WHERE (pending IS NOT NULL);
CREATE INDEX press_at ON public.press USING btree (at);
CREATE INDEX sealed_handle ON public.sealed USING btree (handle);
CREATE INDEX sealed_lookup ON public.sealed USING btree (lookup) WHERE (lookup IS NOT NULL);
CREATE INDEX task_case ON public.task USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX task_changed ON public.task USING btree (changed_at);
CREATE INDEX task_comment_task ON public.task_comment USING btree (task_id, id);
CREATE INDEX task_due ON public.task USING btree (due_date, number);
CREATE INDEX task_open ON public.task USING btree (due_date, number) WHERE (status <> 'done'::text);
CREATE UNIQUE INDEX task_press ON public.task USING btree (created_by, press) WHERE (press IS NOT NULL);
CREATE INDEX task_responsible ON public.task USING btree (responsible) WHERE (responsible IS NOT NULL);
CREATE INDEX task_revision_task ON public.task_revision USING btree (task_id, id);

CREATE TRIGGER event_append_only BEFORE DELETE OR UPDATE ON public.event FOR EACH ROW EXECUTE FUNCTION event_is_append_only();
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON public.event FOR EACH STATEMENT EXECUTE FUNCTION event_is_append_only();
