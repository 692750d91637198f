-- Until when a stored message is left as it is, because someone is filling in a form on its card.
alter table card add column filling_until timestamptz;
