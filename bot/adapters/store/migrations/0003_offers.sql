-- The card that offers a held thing is found by it.
create index card_offer on card (subject) where face = 'offer';
