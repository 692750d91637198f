-- additive
-- Files of a task. A removed one stays, hidden, so that it can be put back. `item`: its id in SharePoint's library.
create table task_file (
  id uuid primary key,
  task_id uuid not null references task (id),
  name text not null,
  type text not null,
  size integer not null,
  bytes bytea not null,
  by text not null,
  at timestamptz not null,
  removed boolean not null default false,
  item text,
  url text,
  unique (task_id, name)
);
-- Compressed already, all of them.
alter table task_file alter column bytes set storage external;
-- What stands otherwise in the library than here.
create index task_file_due on task_file (at) where removed = (item is not null);

-- Who did what with a file, and when.
create table task_file_step (
  id bigint generated always as identity primary key,
  file_id uuid not null references task_file (id),
  step text not null check (step in ('added', 'removed', 'restored')),
  by text not null,
  at timestamptz not null
);
create index task_file_step_file on task_file_step (file_id, id);
