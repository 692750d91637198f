import type { Kind, Ongoing, Urgency } from '../cases/case.ts';
import type { ForumId, FunctionId, PartyId, PersonId, PlaceId, SiteId } from '../ids.ts';
import type { Forum } from '../meetings/forum.ts';
import type { Party } from '../requests/request.ts';
import type { DirectoryRules } from './directory.ts';

/** Levels of the organisation, from the whole to the smallest. Source: domain words. */
export const placeLevels = ['region', 'administration', 'operationalArea', 'unit'] as const;
export type PlaceLevel = (typeof placeLevels)[number];

export type Place = {
  readonly id: PlaceId;
  readonly name: string;
  readonly level: PlaceLevel;
  /** null only for the region itself. */
  readonly parent: PlaceId | null;
  /** Where the unit is, when it is in one place. */
  readonly site: SiteId | null;
};

export type Site = {
  readonly id: SiteId;
  readonly name: string;
  readonly municipality: string;
  /** The site's own alarm or guard, digits as people dial them. */
  readonly alarm: { readonly name: string; readonly number: string } | null;
};

/** What a person does in Trygg beyond being an employee. Holders and deputies get `securityPartner` by their function. */
export const roles = ['securityPartner', 'securityCoordinator', 'securityLeadership', 'custodian'] as const;
export type Role = (typeof roles)[number];

export type Person = {
  readonly id: PersonId;
  readonly name: string;
  readonly title: string;
  /** null: an elected official or someone the directory places nowhere. */
  readonly unit: PlaceId | null;
  readonly roles: readonly Role[];
  readonly locale: 'sv' | 'en';
  readonly electedOfficial: boolean;
  /** As the directory says; absent when it does not. */
  readonly manager?: PersonId;
};

/** One weekly span of local time (Europe/Stockholm): days 1 Monday to 7 Sunday, minutes from midnight, `to` exclusive, at most 1440. */
export type WeeklySpan = { readonly days: readonly number[]; readonly from: number; readonly to: number };

export type SecurityFunction = {
  readonly id: FunctionId;
  readonly name: string;
  /** In the order in which they are asked; all of them get the first notice. */
  readonly holders: readonly PersonId[];
  readonly deputies: readonly PersonId[];
  /** When someone of the function answers. Empty: never by itself. */
  readonly hours: readonly WeeklySpan[];
  /** A Teams channel that also gets a pointer, or null. */
  readonly channel: string | null;
};

/** Versioned rule: place (any level) x kind x hours lead to a function. Absent conditions match all. */
export type RoutingRule = {
  readonly id: string;
  readonly place: PlaceId;
  readonly kinds: readonly Kind[] | null;
  readonly hours: readonly WeeklySpan[] | null;
  readonly function: FunctionId;
  /** Outside this span the case waits, honestly, until its next start; null: it never waits. */
  readonly waitsUntil: WeeklySpan | null;
};

export const ladderRungs = ['holder', 'deputy', 'function', 'leadership'] as const;
export type LadderRung = (typeof ladderRungs)[number];

/** Minutes after the start (receipt, or the end of a wait) at which a rung is reminded, per urgency, ascending; `repeat` minutes between reminders of leadership after the last. */
export type Ladder = { readonly [rung in LadderRung]: number } & { readonly repeat: number };

/** kind x ongoing leads to the starting urgency; the highest of several kinds holds. */
export type UrgencyRule = { readonly kind: Kind; readonly ongoing: Ongoing; readonly urgency: Urgency };

/** All that one installation knows of its organisation. Read from one file, checked whole, frozen. */
export type Organisation = {
  readonly name: string;
  /** Version of rules and people as the file states it, and a fingerprint of the file: `2026-01-15+3f2a9c1d`. Stored with each case's decision. With a directory the fingerprint of its answer follows: `~9b1c2d3e`. */
  readonly version: string;
  /** Prefix of case numbers, for example `RH`. */
  readonly caseNumberPrefix: string;
  readonly places: ReadonlyMap<PlaceId, Place>;
  readonly sites: ReadonlyMap<SiteId, Site>;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly functions: ReadonlyMap<FunctionId, SecurityFunction>;
  readonly rules: readonly RoutingRule[];
  /** Who meets, and on what mandate. */
  readonly forums: ReadonlyMap<ForumId, Forum>;
  /** Whom requests for measures go to, outside the organisation. */
  readonly parties: ReadonlyMap<PartyId, Party>;
  /** For unknown people and places only. */
  readonly fallback: FunctionId;
  readonly leadership: FunctionId;
  /** The function that may open the sealed part, with a reason. */
  readonly custodian: FunctionId;
  /** Someone on the ladder must be on duty within these minutes, or the rule waits. */
  readonly dutyWithinMinutes: number;
  readonly ladders: { readonly [urgency in Urgency]: Ladder };
  readonly urgencies: readonly UrgencyRule[];
  readonly settings: { readonly draftDays: number };
  /** Local dates (YYYY-MM-DD) that count as Sundays for hours. */
  readonly holidays: ReadonlySet<string>;
  /** What the directory adds; null where there is none, and the file is all. */
  readonly directory: DirectoryAnswer | null;
};

export type DirectoryAnswer = {
  /** What the file lets it fill in. */
  readonly rules: DirectoryRules;
  /** When groups were last answered; null: never. */
  readonly answeredAt: Date | null;
  /** People of functions who are away now: told as always, but not waited for. */
  readonly away: ReadonlySet<PersonId>;
};
