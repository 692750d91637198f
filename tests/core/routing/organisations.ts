import fc from 'fast-check';
import { kinds } from '../../../bot/core/cases/case.ts';
import { type FunctionId, id, type PersonId, type PlaceId, type SiteId } from '../../../bot/core/ids.ts';
import type {
  Ladder,
  Organisation,
  Place,
  PlaceLevel,
  RoutingRule,
  SecurityFunction,
  WeeklySpan,
} from '../../../bot/core/organisation/organisation.ts';

export const person = (name: string) => id<PersonId>(name);
export const place = (name: string) => id<PlaceId>(name);
export const functionId = (name: string) => id<FunctionId>(name);

export const always: WeeklySpan = { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440 };
export const office: WeeklySpan = { days: [1, 2, 3, 4, 5], from: 450, to: 990 };

/** A function with two holders and a deputy, named after it. */
export function aFunction(name: string, parts: Partial<SecurityFunction> = {}): SecurityFunction {
  return {
    id: functionId(name),
    name,
    holders: [person(`${name}-1`), person(`${name}-2`)],
    deputies: [person(`${name}-deputy`)],
    hours: [always],
    channel: null,
    ...parts,
  };
}

export function aRule(name: string, where: string, parts: Partial<RoutingRule> = {}): RoutingRule {
  const rest = { kinds: null, hours: null, function: functionId('partner'), waitsUntil: null };
  return { id: name, place: place(where), ...rest, ...parts };
}

function aPlace(name: string, level: PlaceLevel, parent: string | null, site: string | null = null): Place {
  return {
    id: place(name),
    name,
    level,
    parent: parent === null ? null : place(parent),
    site: site === null ? null : id<SiteId>(site),
  };
}

const places = [
  aPlace('region', 'region', null),
  aPlace('hospital', 'administration', 'region', 'hospital-site'),
  aPlace('emergency', 'operationalArea', 'hospital'),
  aPlace('reception', 'unit', 'emergency'),
  aPlace('ward', 'unit', 'emergency', 'ward-site'),
  aPlace('schools', 'administration', 'region'),
  aPlace('school', 'unit', 'schools'),
];

const ladder: Ladder = { holder: 5, deputy: 10, function: 15, leadership: 20, repeat: 15 };

export function byId<Item extends { readonly id: string }>(items: readonly Item[]): Map<Item['id'], Item> {
  return new Map(items.map((item) => [item.id, item]));
}

/** Region, hospital (emergency: reception, ward) and schools (school); all go to `partner` unless said otherwise. */
export function anOrganisation(parts: Partial<Organisation> & { readonly has?: readonly SecurityFunction[] } = {}) {
  const { has = [aFunction('partner'), aFunction('department'), aFunction('leadership')], ...rest } = parts;
  const site = (name: string, number: string) => {
    return { id: id<SiteId>(name), name, municipality: 'Hylte', alarm: { name: 'Guard', number } };
  };
  const organisation: Organisation = {
    name: 'Region',
    version: '1',
    caseNumberPrefix: 'T',
    places: byId(places),
    sites: byId([site('hospital-site', '55 500'), site('ward-site', '55 501')]),
    people: new Map(),
    functions: byId(has),
    rules: [aRule('all', 'region')],
    forums: new Map(),
    parties: new Map(),
    fallback: functionId('department'),
    leadership: functionId('leadership'),
    custodian: functionId('department'),
    dutyWithinMinutes: 15,
    ladders: { acute: ladder, high: ladder, medium: ladder, low: ladder },
    urgencies: [],
    settings: { draftDays: 14 },
    holidays: new Set(),
    directory: null,
    ...rest,
  };
  return organisation;
}

const quarter = fc.integer({ min: 0, max: 95 }).map((count) => count * 15);

const anySpan: fc.Arbitrary<WeeklySpan> = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    from: quarter,
    length: fc.integer({ min: 1, max: 96 }).map((count) => count * 15),
  })
  .map(({ days, from, length }) => ({ days, from, to: Math.min(from + length, 1440) }));

const hours = fc.oneof(
  fc.constant<readonly WeeklySpan[]>([always]),
  fc.constant<readonly WeeklySpan[]>([office]),
  fc.array(anySpan, { minLength: 1, maxLength: 3 }),
);

const anyRule = fc.record({
  place: fc.constantFrom(...places.map(({ id }) => id)),
  kinds: fc.oneof(fc.constant(null), fc.subarray([...kinds], { minLength: 1 })),
  hours: fc.oneof(fc.constant(null), hours),
  function: fc.constantFrom(functionId('partner'), functionId('department')),
  waitsUntil: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(office, always) },
  ),
});

/** Routing tables with and without holes, on the places of `anOrganisation`; times are quarters of an hour. */
export const anyOrganisation: fc.Arbitrary<Organisation> = fc
  .record({
    rules: fc.array(anyRule, { maxLength: 6 }),
    partner: hours,
    department: hours,
    leadership: fc.oneof(fc.constant([]), hours),
    dutyWithinMinutes: fc.constantFrom(0, 15, 30, 120),
    rung: fc.constantFrom(15, 30, 45),
    holiday: fc.constantFrom('2026-02-09', '2026-02-11', '2026-02-14', '2026-02-15'),
  })
  .map(({ rules, partner, department, leadership, dutyWithinMinutes, rung, holiday }) => {
    const climbing = { ...ladder, leadership: rung };
    return anOrganisation({
      has: [
        aFunction('partner', { hours: partner }),
        aFunction('department', { hours: department }),
        aFunction('leadership', { hours: leadership }),
      ],
      rules: rules.map((rule, index) => ({ ...rule, id: `rule-${index}` })),
      dutyWithinMinutes,
      ladders: { acute: climbing, high: climbing, medium: climbing, low: climbing },
      holidays: new Set([holiday]),
    });
  });

export const anyUnit = fc.constantFrom(place('reception'), place('ward'), place('school'));
export const anyKinds = fc.subarray([...kinds], { minLength: 1 });
/** Minutes of the fortnight from Monday 2 February 2026, in which `anyOrganisation` has its holiday. */
export const anyInstant = fc
  .integer({ min: 0, max: 14 * 1440 - 1 })
  .map((minute) => new Date(Date.parse('2026-02-01T23:00:00Z') + minute * 60_000));
