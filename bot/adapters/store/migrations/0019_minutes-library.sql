-- additive
-- Where the files of locked minutes stand in the organisation's library, and what they say: how many addenda, and how
-- many tasks' case numbers are left out since someone is in conflict of interest.
create table meeting_library (
  meeting_id uuid primary key references meeting_minutes (meeting_id),
  addenda integer not null,
  masked integer not null,
  docx text not null,
  pdf text not null,
  put_at timestamptz not null
);
