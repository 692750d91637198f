-- additive
-- The request or job that left this one, as a W3C traceparent: random ids, which tell of nobody. Null: nothing is measured.
alter table job add column trace text;
