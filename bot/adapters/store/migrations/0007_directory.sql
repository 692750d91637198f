-- additive
-- What the directory (Entra ID by Graph) last said. Kept so that routing goes on when it is away.
create table directory_person (
  person text primary key,
  name text not null,
  title text not null,
  -- The profile field that the organisation file names for units, as it stands there.
  place text,
  manager text,
  locale text check (locale in ('sv', 'en')),
  -- Null: asked for, not answered yet.
  fetched_at timestamptz,
  -- The directory does not know the person.
  unknown boolean not null default false
);
create index directory_person_wanted on directory_person (person) where fetched_at is null;

create table directory_group (
  id text primary key,
  members text[] not null,
  fetched_at timestamptz not null
);

create table directory_absence (
  person text not null,
  source text not null check (source in ('presence', 'mailbox')),
  -- Null: until the directory says otherwise.
  until timestamptz,
  fetched_at timestamptz not null,
  primary key (person, source)
);

create table directory_portrait (
  person text primary key,
  -- Null: the person has none, or none that is small enough.
  jpeg bytea,
  -- Null: never answered.
  fetched_at timestamptz,
  wanted boolean not null default true,
  check (octet_length(jpeg) <= 65536)
);

-- One row: counts every change, so that a process knows when to read anew, and when each part was last answered.
create table directory_state (
  one boolean primary key default true check (one),
  version bigint not null default 0,
  groups_at timestamptz,
  absence_at timestamptz,
  failed_at timestamptz,
  failure text
);
insert into directory_state default values;

-- Each attempt to reach someone, by what means. A process of the version before still writes its own outcomes.
alter table delivery add column means text not null default 'chat' check (means in ('chat', 'install', 'feed'));
alter table delivery add column why text;
alter table delivery drop constraint delivery_outcome_check;
alter table delivery add constraint delivery_outcome_check check (outcome in ('sent', 'refused', 'notInstalled', 'gone'));
update delivery set outcome = 'refused', why = outcome where outcome <> 'sent';
