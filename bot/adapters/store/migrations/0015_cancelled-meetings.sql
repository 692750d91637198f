-- additive
-- A meeting that will not be held keeps its row, and says who cancelled it.
alter table meeting add column cancelled_by text;
alter table meeting add column cancelled_at timestamptz;
alter table meeting drop constraint meeting_state_check;
alter table meeting drop constraint meeting_check;
alter table meeting add constraint meeting_state_check
  check (state in ('planned', 'cancelled', 'running', 'ended', 'locked'));
alter table meeting add constraint meeting_numbered_check check ((state in ('planned', 'cancelled')) = (number is null));
alter table meeting add constraint meeting_cancelled_check
  check ((state = 'cancelled') = (cancelled_at is not null) and (cancelled_at is null) = (cancelled_by is null));

-- Someone who takes a proposal back; the same task may be proposed anew.
alter table meeting_proposal add column withdrawn_at timestamptz;
drop index meeting_proposal_waits;
create unique index meeting_proposal_waits on meeting_proposal (forum, task_id)
  where taken_in is null and withdrawn_at is null and task_id is not null;
