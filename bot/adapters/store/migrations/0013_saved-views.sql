-- additive
-- Ways to look at the shared list, each person's own and those that the network shares.
create table task_view (
  id uuid primary key,
  owner text not null,
  name text not null,
  shared boolean not null,
  layout text not null check (layout in ('list', 'board', 'calendar')),
  query jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null,
  version integer not null
);
create index task_view_owner on task_view (owner);
-- Which of them the list opens with, for whom.
create table task_view_opened (
  person text primary key,
  view uuid not null references task_view (id) on delete cascade
);
create index task_view_opened_view on task_view_opened (view);
