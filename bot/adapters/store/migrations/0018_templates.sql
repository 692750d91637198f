-- additive
-- Tasks that the network makes again and again.
create table task_template (
  id uuid primary key,
  origin text not null check (origin in ('manual', 'rsa', 'selfInspection', 'inspectionRemark', 'goal', 'meeting')),
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
  changed_at timestamptz not null,
  version integer not null
);
