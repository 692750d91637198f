-- additive
-- A comment that its author took back. What it said is kept, and shown to nobody.
alter table task_comment add column removed_at timestamptz;
