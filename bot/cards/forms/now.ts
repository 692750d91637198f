import { z } from 'zod';
import { kinds, ongoings } from '../../core/cases/case.ts';
import type { NowAnswers } from '../../core/cases/draft.ts';
import { id, type PlaceId, type SiteId } from '../../core/ids.ts';
import type { Organisation } from '../../core/organisation/organisation.ts';
import { siteOf } from '../../core/organisation/places.ts';
import { ELSEWHERE } from '../views/now.ts';
import { filled, freeText, identifiers, ofDraft, toggled } from './shapes.ts';

/** What the form of the three answers sends. */
export const nowShape = ofDraft.extend({
  kinds: z
    .string()
    .optional()
    .default('')
    .transform((value) => value.split(',').filter((part) => part !== ''))
    .pipe(z.array(z.enum(kinds)).max(kinds.length)),
  unit: filled(z.string().max(100)),
  site: filled(z.string().max(100)),
  date: filled(z.iso.date()),
  time: filled(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  approximate: toggled,
  ongoing: filled(z.enum(ongoings)),
  protectedIdentity: toggled,
  forColleague: toggled,
  text: freeText.nullish().transform((value) => value ?? null),
  identifiers,
});

/** A site that was not chosen is the unit's own. */
export function nowAnswers(organisation: Organisation, input: z.infer<typeof nowShape>): NowAnswers {
  const elsewhere = input.unit === ELSEWHERE;
  const unit = input.unit === null || elsewhere ? null : id<PlaceId>(input.unit);
  const site =
    input.site === null ? (unit === null ? null : (siteOf(organisation, unit)?.id ?? null)) : id<SiteId>(input.site);
  const { approximate, ongoing, protectedIdentity, forColleague, date, time } = input;
  return {
    kinds: [...new Set(input.kinds)],
    unit,
    site,
    elsewhere,
    date,
    time,
    approximate,
    ongoing,
    protectedIdentity,
    forColleague,
  };
}
