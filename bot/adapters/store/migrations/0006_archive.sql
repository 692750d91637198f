-- additive
-- What the organisation meets in SharePoint, as Trygg last left it or saw it there.
create table archive_list (
  noun text primary key check (noun in ('case', 'task')),
  -- The list's own id: another one means that the list was made anew.
  list_id text not null,
  -- Graph's address for what changed since: the next page, or the next round. Null: from the start.
  cursor text,
  -- Counts readings of the whole list; a row that the reading did not show has been removed.
  sweep integer not null default 1,
  sweeping boolean not null default true,
  subscription text,
  subscribed_until timestamptz
);

create table archived (
  noun text not null check (noun in ('case', 'task')),
  id uuid not null,
  -- Null: not there yet, or not known to be.
  item text,
  etag text,
  -- The version of the case or task that stands there.
  version integer not null,
  -- Stands otherwise there than it should.
  due boolean not null,
  -- The row's fields as last seen or written, with the versions of the task's fields that they answer to.
  mirror jsonb,
  -- The same, of a write whose answer has not come.
  writing jsonb,
  -- there; asked: the row was removed, and someone is asked what that means; away: the task ended with its row.
  state text not null check (state in ('there', 'asked', 'away')),
  seen integer not null,
  primary key (noun, id)
);
create unique index archived_item on archived (noun, item) where item is not null;
create index archived_due on archived (noun, id) where due;

-- What only an administrator can mend. Goes away by itself when it works again.
create table trouble (
  what text primary key,
  code text not null,
  since timestamptz not null
);
