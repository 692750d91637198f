-- additive
-- By the database's own clock: a job that is due at once has no time of its own, and how long it waited is measured.
alter table job add column left_at timestamptz not null default now();
