-- additive
-- Meetings of the organisation's forums.
create table meeting (
  id uuid primary key,
  forum text not null,
  series text,
  planned_at timestamptz not null,
  state text not null check (state in ('planned', 'running', 'ended', 'locked')),
  year integer,
  number integer,
  started_at timestamptz,
  ended_at timestamptz,
  ended_by text check (ended_by in ('person', 'time')),
  leader text,
  lead_taken_at timestamptz,
  -- When the leader's screen was last heard from; written without a new version.
  lead_beat_at timestamptz,
  term integer not null,
  leaders text[] not null,
  current_point uuid,
  prepared jsonb not null,
  registry_number text,
  approvers text[] not null,
  approvals jsonb not null,
  created_by text not null,
  changed_at timestamptz not null,
  version integer not null,
  unique (forum, year, number),
  check ((state = 'planned') = (number is null)),
  check ((state = 'running') = (leader is not null)),
  check ((state in ('ended', 'locked')) = (ended_at is not null))
);
create index meeting_forum on meeting (forum, planned_at desc);
-- A forum has one meeting at a time.
create unique index meeting_running on meeting (forum) where state = 'running';

-- The last number that a forum gave in a year.
create table forum_year (
  forum text not null,
  year integer not null,
  number integer not null,
  primary key (forum, year)
);

create table meeting_proposal (
  id uuid primary key,
  forum text not null,
  task_id uuid references task (id),
  subject jsonb not null,
  minutes integer,
  by text not null,
  at timestamptz not null,
  from_meeting uuid references meeting (id),
  lifted_from text,
  -- The meeting whose agenda it stands on; null: it waits.
  taken_in uuid references meeting (id)
);
-- A task that waits for a forum waits once.
create unique index meeting_proposal_waits on meeting_proposal (forum, task_id) where taken_in is null and task_id is not null;
create index meeting_proposal_forum on meeting_proposal (forum) where taken_in is null;

create table meeting_point (
  id uuid primary key,
  meeting_id uuid not null references meeting (id),
  position integer not null,
  key text not null,
  section text not null check (section in ('sinceLast', 'fixed', 'proposal', 'added')),
  task_id uuid references task (id),
  subject jsonb not null,
  reasons text[] not null,
  minutes integer,
  proposal_id uuid references meeting_proposal (id),
  proposed_by text,
  lifted_from text,
  paragraph integer,
  opened_at timestamptz,
  unique (meeting_id, position),
  unique (meeting_id, paragraph)
);

create table meeting_decision (
  id uuid primary key,
  meeting_id uuid not null references meeting (id),
  number integer not null,
  point_id uuid not null references meeting_point (id),
  paragraph integer not null,
  act text not null check (act in ('decide', 'assign', 'date', 'nextMeeting', 'lift', 'done', 'makeTask')),
  by text not null,
  at timestamptz not null,
  task_id uuid references task (id),
  -- Subject, outcome, text, responsible, dueDate, forum and the task as it was left.
  body jsonb not null,
  press text,
  unique (meeting_id, number)
);
create unique index meeting_decision_press on meeting_decision (meeting_id, press) where press is not null;
create index meeting_decision_task on meeting_decision (task_id) where task_id is not null;

create table meeting_stay (
  id bigint generated always as identity primary key,
  meeting_id uuid not null references meeting (id),
  person text not null,
  arrived_at timestamptz not null,
  left_at timestamptz,
  after_paragraph integer not null,
  until_paragraph integer
);
create unique index meeting_stay_here on meeting_stay (meeting_id, person) where left_at is null;

create table meeting_minutes (
  meeting_id uuid primary key references meeting (id),
  minutes jsonb not null,
  hash text not null
);

create table meeting_addendum (
  meeting_id uuid not null references meeting_minutes (meeting_id),
  number integer not null,
  addendum jsonb not null,
  primary key (meeting_id, number)
);

-- What is locked stays as it is, and a decision as it was made.
create function minutes_are_final() returns trigger language plpgsql as $$
begin
  raise exception 'decisions, locked minutes and addenda are append-only' using errcode = 'restrict_violation';
end $$;
create trigger meeting_decision_final before update or delete on meeting_decision for each row execute function minutes_are_final();
create trigger meeting_minutes_final before update or delete on meeting_minutes for each row execute function minutes_are_final();
create trigger meeting_addendum_final before update or delete on meeting_addendum for each row execute function minutes_are_final();
create trigger meeting_decision_no_truncate before truncate on meeting_decision for each statement execute function minutes_are_final();
create trigger meeting_minutes_no_truncate before truncate on meeting_minutes for each statement execute function minutes_are_final();
create trigger meeting_addendum_no_truncate before truncate on meeting_addendum for each statement execute function minutes_are_final();

-- «Sedan sist» counts how often a date was put off.
create index task_revision_moved on task_revision (task_id) where field = 'dueDate' and applied;
