-- Changes are told after the commit by the process that made them: commits that notify wait for each other's disk.
drop trigger task_changed on task;
drop trigger case_changed on "case";
drop function tell_change();
