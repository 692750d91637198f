-- The shared task list.
create sequence task_number;

create table task (
  id uuid primary key,
  number text not null unique,
  -- Case-born tasks bear a title of the fixed list; the others one that someone typed.
  neutral_title text,
  title text,
  description text not null,
  administration text,
  responsible text,
  due_date date,
  status text not null check (status in ('open', 'inProgress', 'done')),
  origin text not null check (origin in ('case', 'manual', 'rsa', 'selfInspection', 'inspectionRemark', 'goal', 'meeting')),
  case_id uuid references "case" (id),
  case_number text,
  keeps_case_open boolean not null,
  created_by text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null,
  field_versions jsonb not null,
  press text,
  check ((neutral_title is null) <> (title is null)),
  -- A case-born task holds no free text in its fields.
  check ((origin = 'case') = (case_id is not null)),
  check ((origin = 'case') = (neutral_title is not null)),
  check (origin <> 'case' or description = '')
);
create unique index task_press on task (created_by, press) where press is not null;
create index task_case on task (case_id) where case_id is not null;
create index task_open on task (due_date, number) where status <> 'done';
create index task_due on task (due_date, number);
create index task_changed on task (changed_at);
create index task_responsible on task (responsible) where responsible is not null;

-- Every value a field had, and every value that lost to someone else's.
create table task_revision (
  id bigint generated always as identity primary key,
  task_id uuid not null references task (id),
  field text not null,
  old_value text,
  new_value text,
  by text not null,
  at timestamptz not null,
  version integer not null,
  applied boolean not null
);
create index task_revision_task on task_revision (task_id, id);

create table task_comment (
  id uuid primary key,
  task_id uuid not null references task (id),
  by text not null,
  text text not null,
  at timestamptz not null
);
create index task_comment_task on task_comment (task_id, id);

-- Whoever has the tab open hears what changed, by id and version only, at the commit.
create function tell_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('trygg_change', json_build_object('noun', tg_argv[0], 'id', new.id, 'version', new.version)::text);
  return null;
end $$;
create trigger task_changed after insert or update on task for each row execute function tell_change('task');
create trigger case_changed after update on "case" for each row when (old.version is distinct from new.version) execute function tell_change('case');
