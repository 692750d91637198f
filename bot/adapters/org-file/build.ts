import {
  type ForumId,
  type FunctionId,
  id,
  type PartyId,
  type PersonId,
  type PlaceId,
  type SiteId,
} from '../../core/ids.ts';
import type { Forum } from '../../core/meetings/forum.ts';
import type { DirectoryRules } from '../../core/organisation/directory.ts';
import type {
  Organisation,
  Person,
  Place,
  PlaceLevel,
  Role,
  SecurityFunction,
  Site,
  UrgencyRule,
} from '../../core/organisation/organisation.ts';
import type { Party } from '../../core/requests/request.ts';
import { kinds, ongoings } from './closed-lists.ts';
import type { FileContent } from './schema.ts';

type Node = { readonly id: string; readonly name: string; readonly site: SiteId | null };

function placesOf(region: FileContent['region']): ReadonlyMap<PlaceId, Place> {
  const places = new Map<PlaceId, Place>();
  const add = (node: Node, level: PlaceLevel, parent: PlaceId | null): PlaceId => {
    const place = { id: id<PlaceId>(node.id), name: node.name, level, parent, site: node.site };
    places.set(place.id, place);
    return place.id;
  };
  const top = add(region, 'region', null);
  for (const administration of region.administrations) {
    const above = add(administration, 'administration', top);
    for (const unit of administration.units) add(unit, 'unit', above);
    for (const area of administration.operationalAreas) {
      const within = add(area, 'operationalArea', above);
      for (const unit of area.units) add(unit, 'unit', within);
    }
  }
  return places;
}

/** Roles that the file states, and those that follow from functions. */
function rolesOf(person: FileContent['people'][number], content: FileContent): readonly Role[] {
  const roles = new Set<Role>(person.roles);
  for (const each of content.functions) {
    if (![...each.holders, ...each.deputies].some((member) => member === person.id.toLowerCase())) continue;
    roles.add('securityPartner');
    if (content.leadership === each.id) roles.add('securityLeadership');
    if (content.custodian === each.id) roles.add('custodian');
  }
  return [...roles];
}

function urgenciesOf(stated: FileContent['urgencies']): readonly UrgencyRule[] {
  return Object.values(kinds).flatMap((kind) =>
    Object.values(ongoings).map((ongoing) => ({ kind, ongoing, urgency: stated[kind][ongoing] })),
  );
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<Item['id'], Item> {
  return new Map(items.map((item) => [item.id, item]));
}

function freeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map || value instanceof Set) for (const each of value.values()) freeze(each);
  else for (const each of Object.values(value)) freeze(each);
  return Object.freeze(value);
}

/** What a checked file lets the directory fill in. */
export function directoryRulesOf({ directory }: FileContent): DirectoryRules {
  const { unit, functions, roles, appRoles, electedOfficials } = directory;
  const given = roleNames.map((role) => [role, roles[role]] as const);
  return {
    unit: unit && { attribute: unit.attribute, codes: new Map(Object.entries(unit.codes)) },
    functions: new Map(functions.map(({ function: of, holders, deputies }) => [of, { holders, deputies }])),
    roles: new Map(given.filter(([, groups]) => groups.length > 0)),
    appRoles,
    electedOfficials,
  };
}

const roleNames = ['securityCoordinator', 'securityLeadership'] as const;

/** The organisation that a checked file describes. */
export function organisationOf(content: FileContent): Organisation {
  const sites = content.sites.map((site): Site => ({ ...site, id: id<SiteId>(site.id) }));
  const people = content.people.map(
    ({ key: _, ...person }): Person => ({
      ...person,
      id: id<PersonId>(person.id.toLowerCase()),
      roles: rolesOf(person, content),
    }),
  );
  const functions = content.functions.map((each): SecurityFunction => ({ ...each, id: id<FunctionId>(each.id) }));
  const forums = content.forums.map((each): Forum => ({ ...each, id: id<ForumId>(each.id) }));
  const parties = content.parties.map((each): Party => ({ ...each, id: id<PartyId>(each.id) }));
  const { stage: _, directory: __, region, urgencies, holidays, ...rest } = content;
  return freeze({
    ...rest,
    places: placesOf(region),
    sites: byId(sites),
    people: byId(people),
    functions: byId(functions),
    forums: byId(forums),
    parties: byId(parties),
    urgencies: urgenciesOf(urgencies),
    holidays: new Set(holidays),
    directory: null,
  });
}
