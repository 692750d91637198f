-- additive
-- Where what a task came of stands, and one more origin.
alter table task add column link text;
alter table task add check (origin <> 'case' or link is null);
alter table task drop constraint task_origin_check;
alter table task add constraint task_origin_check
  check (origin in ('case', 'manual', 'rsa', 'selfInspection', 'inspectionRemark', 'goal', 'meeting', 'externalRequest'));
alter table task_template drop constraint task_template_origin_check;
alter table task_template add constraint task_template_origin_check
  check (origin in ('manual', 'rsa', 'selfInspection', 'inspectionRemark', 'goal', 'meeting', 'externalRequest'));
