-- additive
-- What someone wants to be told of their tasks in the chat; null is as Trygg has it.
create table notice_setting (
  person text primary key,
  weekly boolean,
  due boolean,
  given boolean,
  mentioned boolean
);

-- Who was told of their week or of what is due, so that nobody is told twice.
create table notice_told (
  person text not null,
  kind text not null check (kind in ('weekly', 'due')),
  on_date date not null,
  primary key (person, kind, on_date)
);
