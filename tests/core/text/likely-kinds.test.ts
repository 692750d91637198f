import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../../bot/core/cases/case.ts';
import { likelyKinds } from '../../../bot/core/text/likely-kinds.ts';

describe('A typed sentence preselects what it tells of', () => {
  it.each([
    ['en patient hotade mig i receptionen', ['threat']],
    ['Vi har fått ett bombhot', ['threat']],
    ['HOT PER TELEFON', ['threat']],
    ['Anhörig skrek åt oss och var aggressiv', ['threat']],
    ['han sa att han ska döda mig', ['threat']],
    ['blev slagen', ['violence']],
    ['Kollegan blev sparkad och spottad på', ['violence']],
    ['patienten slog mig i ansiktet', ['violence']],
    ['hen kastade en stol mot mig', ['violence']],
    ['Patient hotade och slog en kollega', ['violence', 'threat']],
    ['krossade rutan', ['damage']],
    ['någon slog sönder dörren i natt', ['damage']],
    ['klotter på fasaden', ['damage']],
    ['de sparkade in dörren', ['damage']],
    ['det brinner i soprummet', ['fire']],
    ['Brand på plan 3', ['fire']],
    ['någon har tänt eld på en papperskorg', ['fire']],
    ['obehörig person i kulverten', ['perimeterBreach']],
    ['Någon har klippt upp staketet', ['perimeterBreach']],
    ['Inbrott i läkemedelsrummet', ['burglary']],
    ['de bröt sig in på vårdcentralen', ['burglary']],
    ['min dator är stulen', ['theft']],
    ['Någon stal en cykel', ['theft']],
    ['plånboksstöld i omklädningsrummet', ['theft']],
    ['A patient threatened me at the front desk', ['threat']],
    ['I was hit by a visitor', ['violence']],
    ['a relative kicked a nurse', ['violence']],
    ['someone smashed the window', ['damage']],
    ['there is a fire in the basement', ['fire']],
    ['unauthorised person in the ward', ['perimeterBreach']],
    ['burglary at the clinic', ['burglary']],
    ['my laptop was stolen', ['theft']],
  ])('%s', (sentence, expected) => {
    expect(likelyKinds(sentence)).toEqual(expected);
  });

  it.each([
    '',
    'hej',
    'Hejsan!',
    'hello',
    'hi there',
    'god morgon',
    'tack',
    'hjälp',
    'help',
    'rapportera',
    'report',
    'Mina ärenden',
    'my cases',
    'kö',
    'queue',
    'avbryt',
    '?',
    '👋',
    'Jag bor på hotell',
    'photo',
    'hotline',
    'vilket förslag har ni',
    'ett avslag',
    'vi hade brandövning idag',
    'brandsläckaren',
    'brand new',
    'husvagn',
    'fired up the computer',
    'en skalle',
    'eldrift',
    'stalltips',
    'kl 14 i sal 3',
    'slog på datorn',
  ])('«%s» tells of none', (sentence) => {
    expect(likelyKinds(sentence)).toEqual([]);
  });

  it.each([
    ['ingen blev slagen men han hotade mig', ['threat']],
    ['det var inte en brand', []],
    ['No threat, just questions', []],
    ['utan våld stal han väskan', ['theft']],
    ['inget hot', []],
  ])('what is denied does not count: %s', (sentence, expected) => {
    expect(likelyKinds(sentence)).toEqual(expected);
  });

  it('answers any text, with known kinds in their order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const found = likelyKinds(text);
        expect(found).toEqual(kinds.filter((kind) => found.includes(kind)));
      }),
    );
  });

  it('reads long and odd texts in steps that grow with their length alone', () => {
    for (const unit of ['kastade ', 'inte ', 'slog ', 'a', 'broke the ', 'hot']) likelyKinds(unit.repeat(20_000));
  });
});
