-- Cases. Pointers and state only: what people wrote stands in case_page, case_entry and photo, who a protected reporter is in sealed.
create sequence case_number;

create table "case" (
  id uuid primary key,
  number text not null unique,
  -- Keyed hash of the draft it came from: the same draft makes one case.
  submission text not null unique,
  kinds text[] not null check (cardinality(kinds) > 0),
  unit text,
  site text,
  occurred_at timestamptz not null,
  occurred_approximately boolean not null,
  ongoing text not null check (ongoing in ('over', 'mayRepeat', 'ongoing')),
  for_colleague boolean not null,
  reporter text,
  reporter_handle uuid unique,
  urgency text not null check (urgency in ('low', 'medium', 'high', 'acute')),
  status text not null check (status in ('received', 'taken', 'closed', 'withdrawn')),
  function text not null,
  routing jsonb not null,
  assignment integer not null check (assignment >= 1),
  ladder_done integer not null,
  holder text,
  conflicted text[] not null default '{}',
  received_at timestamptz not null,
  assigned_at timestamptz not null,
  taken_at timestamptz,
  closed_at timestamptz,
  promised_at timestamptz,
  version integer not null,
  event_count integer not null,
  event_head text not null,
  -- Open or protected, never both, never neither.
  check ((reporter is null) <> (reporter_handle is null)),
  check ((status = 'taken') <= (holder is not null))
);
create index case_open on "case" (function, urgency, received_at) where status in ('received', 'taken');
create index case_reporter on "case" (reporter, received_at) where reporter is not null;

-- One page of details, as last saved.
create table case_page (
  case_id uuid not null references "case" (id),
  page text not null,
  questionnaire text not null,
  answers jsonb not null,
  saved_at timestamptz not null,
  primary key (case_id, page)
);

-- What was said about a case, in order.
create table case_entry (
  id uuid primary key,
  case_id uuid not null references "case" (id),
  kind text not null check (kind in ('description', 'addition', 'question', 'answer', 'outcome', 'handOverReason')),
  text text not null,
  -- Null: the reporter, whoever that is.
  author text,
  reply_to uuid,
  at timestamptz not null
);
create index case_entry_case on case_entry (case_id, id);

-- Why someone opened what they may read only with a reason. Events name the id: the chain holds no free text.
create table access_reason (
  id uuid primary key,
  case_id uuid not null references "case" (id),
  text text not null,
  at timestamptz not null
);
create index access_reason_case on access_reason (case_id);

-- The sealed part: envelopes only. The row under a case's handle is the one tie between a protected reporter and a case.
create table sealed (
  id uuid primary key,
  handle uuid not null,
  purpose text not null check (purpose in ('reporter', 'identifiers')),
  lookup text,
  content bytea not null,
  at timestamptz not null
);
create index sealed_handle on sealed (handle);
create index sealed_lookup on sealed (lookup) where lookup is not null;

-- Which handle holds an open reporter's case's sealed things; a protected one's own handle is on the case.
create table sealed_of_case (
  case_id uuid primary key references "case" (id),
  handle uuid not null unique
);

-- Photos and documents, cleaned of metadata. Before a yes they belong to what is held; after it to a case.
create table photo (
  id uuid primary key,
  case_id uuid references "case" (id),
  pending uuid,
  author text,
  type text not null,
  size integer not null,
  bytes bytea not null,
  at timestamptz not null,
  check ((case_id is null) = (pending is not null and author is not null))
);
create index photo_case on photo (case_id) where case_id is not null;
create index photo_pending on photo (pending) where pending is not null;

-- Reports not sent, one a person; all that its author wrote is in the envelope.
create table draft (
  id uuid primary key,
  author text not null unique,
  content bytea not null,
  version integer not null,
  changed_at timestamptz not null
);

-- What came by chat and waits for a yes.
create table pending (
  id uuid primary key,
  author text not null,
  content bytea not null,
  at timestamptz not null
);

-- Events: append-only, one hash chain a stream.
create table event (
  stream text not null,
  seq integer not null,
  type text not null,
  actor text not null,
  at timestamptz not null,
  data jsonb not null,
  previous text not null,
  hash text not null,
  primary key (stream, seq)
);
create index event_at on event (at);

create function event_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'events are append-only' using errcode = 'restrict_violation';
end $$;
create trigger event_append_only before update or delete on event for each row execute function event_is_append_only();
create trigger event_no_truncate before truncate on event for each statement execute function event_is_append_only();

-- Heads of the streams that are not cases.
create table stream_head (
  stream text primary key,
  seq integer not null,
  hash text not null
);

-- Pseudonymous reference of a person in events. Erasing a person deletes this row; the chain stays valid.
create table actor (
  reference uuid primary key,
  person text not null unique
);

-- Cards: each the identity of one stored message. A reporter's card names its case only.
create table card (
  id uuid primary key,
  face text not null,
  addressee_kind text not null check (addressee_kind in ('person', 'reporter', 'channel')),
  addressee text,
  case_id uuid references "case" (id),
  draft_id uuid,
  subject text,
  activity text,
  reference jsonb,
  drawn text,
  check ((addressee_kind = 'reporter') = (addressee is null))
);
create index card_case on card (case_id) where case_id is not null;
create index card_draft on card (draft_id) where draft_id is not null;

-- Who was told of what, when, and who could not be. A reporter by that word only.
create table delivery (
  id bigint generated always as identity primary key,
  case_id uuid not null references "case" (id),
  card_id uuid not null,
  addressee_kind text not null,
  addressee text,
  outcome text not null check (outcome in ('sent', 'notInstalled', 'gone')),
  at timestamptz not null
);
create index delivery_case on delivery (case_id);

-- Each press has one effect.
create table press (
  key text primary key,
  inputs text not null,
  at timestamptz not null
);
create index press_at on press (at);

-- People who have spoken with the bot, and how to reach them.
create table acquaintance (
  person text primary key,
  name text not null,
  locale text not null,
  account text not null,
  conversation text not null,
  service_url text not null,
  tenant text not null
);

-- Inbound messages that are handled, by fingerprint.
create table inbound (
  fingerprint text primary key,
  at timestamptz not null
);
create index inbound_at on inbound (at);

-- What to do after the commit. Ids and numbers only.
create table job (
  id bigint generated always as identity primary key,
  kind text not null,
  payload jsonb not null,
  lane text,
  once text unique,
  state text not null default 'ready' check (state in ('ready', 'running', 'done', 'stuck')),
  run_at timestamptz not null,
  attempt integer not null default 0,
  worker text,
  until timestamptz,
  error text,
  settled_at timestamptz
);
create index job_ready on job (run_at, id) where state = 'ready';
create index job_running on job (until) where state = 'running';
create index job_lane on job (lane, id) where lane is not null and state in ('ready', 'running');
create index job_settled on job (settled_at) where state in ('done', 'stuck');
