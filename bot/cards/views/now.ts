import { type kinds, ongoings } from '../../core/cases/case.ts';
import type { Draft, NowAnswers } from '../../core/cases/draft.ts';
import { TEXT_LIMIT } from '../../core/cases/start.ts';
import type { RefusalCode } from '../../core/errors.ts';
import type { PlaceId, SiteId } from '../../core/ids.ts';
import type { Site } from '../../core/organisation/organisation.ts';
import { siteOf, type UnitChoice, unitChoices } from '../../core/organisation/places.ts';
import type { CardJson } from '../../ports/messenger.ts';
import { clockTime, isoDate } from '../../words/format.ts';
import type { Draw } from './draw.ts';
import {
  actions,
  banner,
  type Choice,
  card,
  heading,
  hint,
  press,
  refresh,
  sizeOf,
  subheading,
  text,
} from './elements.ts';
import { choices, date, sideBySide, textInput, time, toggle } from './inputs.ts';
import { identifierChoice } from './text-form.ts';

/** Values of the place choice that are no unit. */
export const ELSEWHERE = 'elsewhere';
/** Lists larger than this, in bytes, are searched on the server as the person types. */
const LISTED = 9_000;
/** The hot path first, then what happens to things. */
const order: readonly (typeof kinds)[number][] = [
  'threat',
  'violence',
  'damage',
  'burglary',
  'theft',
  'perimeterBreach',
  'fire',
];

export function unitChoice({ unit, administration }: UnitChoice): Choice {
  return { title: administration ? `${unit.name} (${administration.name})` : unit.name, value: unit.id };
}

function listedUnits(draw: Draw, chosen: PlaceId | null): { list: Choice[]; dataset?: string } {
  const all = unitChoices(draw.deps.organisation);
  const elsewhere = { title: draw.words.cases.elsewhere, value: ELSEWHERE };
  const whole = [...all.map(unitChoice), elsewhere];
  if (sizeOf(whole) <= LISTED) return { list: whole };
  const near = all.filter((choice) => choice.unit.id === chosen);
  return { list: [...near.map(unitChoice), elsewhere], dataset: 'units' };
}

export function siteChoice(site: Site): Choice {
  return { title: `${site.name}, ${site.municipality}`, value: site.id };
}

/** A chosen site other than the unit's own. */
function ownSite(draw: Draw, now: NowAnswers): SiteId | null {
  const own = now.unit === null ? null : siteOf(draw.deps.organisation, now.unit);
  return now.site === own?.id ? null : now.site;
}

function listedSites(draw: Draw, chosen: SiteId | null): { list: Choice[]; dataset?: string } {
  const all = [...draw.deps.organisation.sites.values()];
  const whole = all.map(siteChoice);
  if (sizeOf(whole) <= LISTED / 2) return { list: whole };
  return { list: all.filter((site) => site.id === chosen).map(siteChoice), dataset: 'sites' };
}

/** What a wrong press left: the same form, with what was typed, and what is wrong. */
export type Problem = { readonly code: RefusalCode; readonly now: NowAnswers; readonly text: string | null };

/** The three answers. Drawn in answer to a press only, for it may hold the person's own words. */
export function nowView(draw: Draw, draft: Draft, problem: Problem | null = null): CardJson {
  const { now: words } = draw.words.report;
  const now = problem?.now ?? draft.content.now;
  const written = problem?.text ?? draft.content.text;
  const data = { card: draw.card, rev: draft.version, draft: draft.id };
  const units = listedUnits(draw, now.unit);
  const site = ownSite(draw, now);
  const sites = listedSites(draw, site);
  const long = problem?.text == null && written.length > TEXT_LIMIT;
  return card(
    [
      problem ? banner(draw.words.cases.refusals[problem.code]) : null,
      problem?.code === 'personalNumber' ? identifierChoice(draw.words, !long) : null,
      heading(words.title),
      hint(words.intro),
      choices(
        'kinds',
        order.map((kind) => ({ title: draw.words.cases.kinds[kind], value: kind })),
        {
          label: words.what,
          required: words.required,
          several: true,
          style: 'expanded',
          value: now.kinds.join(','),
        },
      ),
      choices('unit', units.list, {
        label: words.where,
        required: words.required,
        style: 'filtered',
        placeholder: words.whereHint,
        value: now.elsewhere ? ELSEWHERE : now.unit,
        ...(units.dataset ? { dataset: units.dataset } : {}),
      }),
      choices('site', sites.list, {
        label: words.site,
        placeholder: words.siteOfUnit,
        style: sites.dataset ? 'filtered' : 'compact',
        value: site,
        ...(sites.dataset ? { dataset: sites.dataset } : {}),
      }),
      subheading(words.when),
      sideBySide(
        date('date', words.date, now.date ?? isoDate(draw.now)),
        time('time', words.time, now.time ?? clockTime(draw.now)),
      ),
      toggle('approximate', words.approximate, now.approximate),
      choices(
        'ongoing',
        ongoings.toReversed().map((value) => ({ title: draw.words.cases.ongoing[value], value })),
        {
          label: words.ongoing,
          required: words.required,
          style: 'expanded',
          value: now.ongoing,
        },
      ),
      toggle('protectedIdentity', words.protectedIdentity, now.protectedIdentity),
      hint(words.protectedHint),
      toggle('forColleague', words.forColleague, now.forColleague),
      long ? text(words.longText) : null,
      written === '' || long
        ? null
        : textInput('text', {
            label: draft.content.quotes ? words.textWithMessage : words.text,
            value: written,
            limit: TEXT_LIMIT,
          }),
      written === '' ? null : hint(words.textHint),
      draft.content.files.length > 0 ? text(words.files(draft.content.files.length)) : null,
      ...actions([
        press(words.send, 'submit', data, { style: 'positive' }),
        press(words.tellMore, 'tellMore', data),
        press(draw.words.report.unfinished.discard, 'discard', data, { skipInputs: true }),
      ]),
    ],
    refresh(draw.account, data),
  );
}
