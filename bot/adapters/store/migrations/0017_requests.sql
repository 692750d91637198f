-- additive
-- What is asked of landlords, suppliers and contractors: ids, words of closed lists, dates and a count.
create sequence request_number;

create table external_request (
  id uuid primary key,
  number text not null unique,
  task_id uuid not null references task (id),
  party text not null,
  place text not null,
  measure text not null,
  object text not null,
  count integer not null check (count between 1 and 999),
  due_date date not null,
  state text not null check (state in ('sent', 'fulfilled', 'withdrawn')),
  evidence text,
  fulfilled_on date,
  settled_by text,
  settled_at timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  press text,
  check ((state = 'sent') = (settled_by is null and settled_at is null)),
  check ((state = 'fulfilled') = (evidence is not null and fulfilled_on is not null))
);
create unique index external_request_press on external_request (created_by, press) where press is not null;
create index external_request_task on external_request (task_id, id);
