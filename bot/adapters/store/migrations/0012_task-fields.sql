-- additive
-- What a task holds beyond its first fields.
alter table task
  add column priority text not null default 'medium' check (priority in ('urgent', 'important', 'medium', 'low')),
  -- Without a due date by choice.
  add column undated boolean not null default false,
  add column follow_up_date date,
  add column recurrence text check (recurrence in ('P1W', 'P2W', 'P1M', 'P3M', 'P6M', 'P1Y')),
  -- The day of the month that a series keeps to, also where a month is too short for it.
  add column series_day smallint,
  -- Out of every view but one; nothing is erased.
  add column removed boolean not null default false,
  add column participants text[] not null default '{}',
  add column checklist jsonb not null default '[]',
  add column removed_items jsonb not null default '[]',
  -- The task of the same series that was done before it; one is followed once.
  add column follows uuid references task (id),
  -- A case-born task holds no free text in its lines either, and its case was answered with it.
  add check (origin <> 'case' or (checklist = '[]' and not removed));
create unique index task_follows on task (follows) where follows is not null;
create index task_participants on task using gin (participants);
create index task_follow_up on task (follow_up_date) where follow_up_date is not null;

alter table task_revision
  -- The line of the checklist.
  add column item uuid,
  -- The writer's own mark of the press, so that a resent one shows again what it lost.
  add column press text;
create index task_revision_press on task_revision (task_id, press) where press is not null and not applied;

alter table task_comment add column mentions text[] not null default '{}';

-- Whom to tell of which task, and by which card they were told.
create table task_notice (
  id bigint generated always as identity primary key,
  person text not null,
  task_id uuid not null references task (id),
  about text not null,
  comment uuid,
  at timestamptz not null,
  card_id uuid references card (id)
);
create unique index task_notice_waiting on task_notice (person, task_id, about, coalesce(comment, task_id)) where card_id is null;
create index task_notice_card on task_notice (card_id) where card_id is not null;
