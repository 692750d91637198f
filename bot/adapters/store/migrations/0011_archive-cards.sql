-- additive
-- Cards about one row of SharePoint, found when its question is answered.
create index card_archive on card (subject) where face = 'archive';
