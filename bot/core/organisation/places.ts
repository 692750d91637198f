import type { PlaceId } from '../ids.ts';
import { fold } from '../text/fold.ts';
import type { Organisation, Place, Site } from './organisation.ts';

/** A unit as a picker shows it. */
export type UnitChoice = { readonly unit: Place; readonly administration: Place | null; readonly site: Site | null };

const swedish = new Intl.Collator('sv');

/** The place and all above it, up to the region. Empty for an unknown place. */
export function pathOf(org: Organisation, place: PlaceId): readonly Place[] {
  const path: Place[] = [];
  let at: Place | undefined = org.places.get(place);
  while (at) {
    path.push(at);
    at = at.parent === null ? undefined : org.places.get(at.parent);
  }
  return path;
}

/** The administration (förvaltning) that a place belongs to; null for the region and unknown places. */
export function administrationOf(org: Organisation, place: PlaceId): Place | null {
  return pathOf(org, place).find((above) => above.level === 'administration') ?? null;
}

/** Where a place is: its own site, or the nearest one above. */
export function siteOf(org: Organisation, place: PlaceId): Site | null {
  const site = pathOf(org, place).find((above) => above.site !== null)?.site ?? null;
  return site === null ? null : (org.sites.get(site) ?? null);
}

/** The alarm or guard of a place, with the number as people dial it; null when the place has none. */
export function alarmOf(org: Organisation, place: PlaceId): Site['alarm'] {
  return siteOf(org, place)?.alarm ?? null;
}

/** All units, in the order of a Swedish reader: by administration, then by name. */
export function unitChoices(org: Organisation): readonly UnitChoice[] {
  return [...org.places.values()]
    .filter((place) => place.level === 'unit')
    .map((unit) => ({ unit, administration: administrationOf(org, unit.id), site: siteOf(org, unit.id) }))
    .sort(
      (a, b) =>
        swedish.compare(a.administration?.name ?? '', b.administration?.name ?? '') ||
        swedish.compare(a.unit.name, b.unit.name),
    );
}

/** How well one sought word fits: lower is better, null is not at all. */
function rankOf(word: string, name: string, around: string): number | null {
  if (name.startsWith(word)) return 0;
  if (name.includes(` ${word}`)) return 1;
  if (name.includes(word)) return 2;
  if (` ${around}`.includes(` ${word}`)) return 3;
  return around.includes(word) ? 4 : null;
}

/** Sites whose name or municipality holds every sought word, in the order of the file; at most `limit`. */
export function searchSites(org: Organisation, text: string, limit = 15): readonly Site[] {
  const words = fold(text)
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  return [...org.sites.values()]
    .filter((site) => words.every((word) => fold(`${site.name} ${site.municipality}`).includes(word)))
    .slice(0, limit);
}

/**
 * Units whose name, site, municipality or administration holds every sought word; case and accents do not count.
 * Best first (the name before what surrounds it, its beginning before its middle), at most `limit`.
 * An empty text gives the first units of the picker.
 */
export function searchUnits(org: Organisation, text: string, limit = 15): readonly UnitChoice[] {
  const words = fold(text)
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const found: { choice: UnitChoice; score: number }[] = [];
  for (const choice of unitChoices(org)) {
    const { unit, administration, site } = choice;
    const name = fold(unit.name);
    const around = fold([site?.name, site?.municipality, administration?.name].join(' '));
    const ranks = words.map((word) => rankOf(word, name, around));
    const score = ranks.reduce<number>((sum, each) => sum + (each ?? Number.POSITIVE_INFINITY), 0);
    if (Number.isFinite(score)) found.push({ choice, score });
  }
  // The sort is stable: equals keep the order of the picker.
  return found
    .sort((a, b) => a.score - b.score)
    .slice(0, limit)
    .map(({ choice }) => choice);
}
