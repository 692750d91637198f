import type { ForumId, FunctionId, PersonId, PlaceId, SiteId } from '../../core/ids.ts';
import { id } from '../../core/ids.ts';
import type { PlaceLevel } from '../../core/organisation/organisation.ts';

export type Path = readonly (string | number)[];

/** An id that is given twice: where the second one is, and where the first. */
export type Duplicate = { readonly id: string; readonly path: Path; readonly first: Path };

/** What the file itself defines, by the names that references use. People are known by key and by id. */
export type Known = {
  readonly sites: ReadonlyMap<string, SiteId>;
  readonly places: ReadonlyMap<string, { readonly id: PlaceId; readonly level: PlaceLevel }>;
  readonly people: ReadonlyMap<string, PersonId>;
  readonly functions: ReadonlyMap<string, FunctionId>;
  /** `level` as the file states it, checked elsewhere. */
  readonly forums: ReadonlyMap<string, { readonly id: ForumId; readonly level: unknown }>;
  /** Functions to which the directory gives holders. */
  readonly fed: ReadonlySet<string>;
  /** Functions that must answer when all else is away: leadership and fallback. */
  readonly last: ReadonlySet<string>;
  readonly duplicates: readonly Duplicate[];
};

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && key in value ? Reflect.get(value, key) : undefined;
}

function items(value: unknown, key: string): readonly unknown[] {
  const found = at(value, key);
  return Array.isArray(found) ? found : [];
}

/**
 * Collects the ids of a file that is not checked yet, so that references can be checked in the same pass as all
 * else and a file with ten mistakes shows ten. What has no readable id is skipped: the check of shapes names it.
 */
export function knownIn(file: unknown): Known {
  const sites = new Map<string, SiteId>();
  const places = new Map<string, { id: PlaceId; level: PlaceLevel }>();
  const people = new Map<string, PersonId>();
  const functions = new Map<string, FunctionId>();
  const duplicates: Duplicate[] = [];
  const firsts = new Map<string, Path>();

  const note = (group: string, value: unknown, path: Path, add: (text: string) => void) => {
    if (typeof value !== 'string') return;
    const text = group === 'people' ? value.toLowerCase() : value;
    const first = firsts.get(`${group} ${text}`);
    if (first) duplicates.push({ id: value, path, first });
    else firsts.set(`${group} ${text}`, path);
    add(text);
  };
  const place = (value: unknown, level: PlaceLevel, path: Path) =>
    note('places', at(value, 'id'), [...path, 'id'], (text) => places.set(text, { id: id<PlaceId>(text), level }));
  const units = (above: unknown, path: Path) => {
    for (const [index, unit] of items(above, 'units').entries()) place(unit, 'unit', [...path, 'units', index]);
  };

  for (const [index, site] of items(file, 'sites').entries()) {
    note('sites', at(site, 'id'), ['sites', index, 'id'], (text) => sites.set(text, id<SiteId>(text)));
  }
  const region = at(file, 'region');
  place(region, 'region', ['region']);
  for (const [index, administration] of items(region, 'administrations').entries()) {
    const path = ['region', 'administrations', index];
    place(administration, 'administration', path);
    units(administration, path);
    for (const [number, area] of items(administration, 'operationalAreas').entries()) {
      const areaPath = [...path, 'operationalAreas', number];
      place(area, 'operationalArea', areaPath);
      units(area, areaPath);
    }
  }
  for (const [index, person] of items(file, 'people').entries()) {
    const personId = at(person, 'id');
    if (typeof personId !== 'string') continue;
    const known = id<PersonId>(personId.toLowerCase());
    note('people', personId, ['people', index, 'id'], (text) => people.set(text, known));
    note('people', at(person, 'key'), ['people', index, 'key'], (text) => people.set(text, known));
  }
  for (const [index, each] of items(file, 'functions').entries()) {
    note('functions', at(each, 'id'), ['functions', index, 'id'], (text) => functions.set(text, id<FunctionId>(text)));
  }
  for (const [index, rule] of items(file, 'rules').entries()) {
    note('rules', at(rule, 'id'), ['rules', index, 'id'], () => {});
  }
  const fed = items(at(file, 'directory'), 'functions').flatMap((each) => {
    const name = at(each, 'function');
    return typeof name === 'string' && items(each, 'holders').length > 0 ? [name] : [];
  });
  const forums = new Map<string, { id: ForumId; level: unknown }>();
  for (const [index, forum] of items(file, 'forums').entries()) {
    const add = (text: string) => forums.set(text, { id: id<ForumId>(text), level: at(forum, 'level') });
    note('forums', at(forum, 'id'), ['forums', index, 'id'], add);
  }
  for (const [index, party] of items(file, 'parties').entries()) {
    note('parties', at(party, 'id'), ['parties', index, 'id'], () => {});
  }
  const last = ['leadership', 'fallback'].map((key) => String(at(file, key)));
  return { sites, places, people, functions, forums, fed: new Set(fed), last: new Set(last), duplicates };
}
