import type { Kind, RoutingDecision } from '../cases/case.ts';
import type { PlaceId } from '../ids.ts';
import { type Organisation, placeLevels, type RoutingRule } from '../organisation/organisation.ts';
import { nextDuty } from '../organisation/people.ts';
import { pathOf } from '../organisation/places.ts';
import { nextStart, spanAt } from '../time/stockholm.ts';

/** What a report is routed on. A null or unknown place leads to the fallback. */
export type RoutingFacts = { readonly place: PlaceId | null; readonly kinds: readonly Kind[]; readonly at: Date };

/**
 * Orders rules, the more specific first: the deeper place, then named kinds before all kinds,
 * then named hours before all hours. Equals keep the order of the file.
 */
export function bySpecificity(org: Organisation): (a: RoutingRule, b: RoutingRule) => number {
  const depth = (rule: RoutingRule) => placeLevels.indexOf(org.places.get(rule.place)?.level ?? 'region');
  const named = (condition: unknown) => (condition === null ? 0 : 1);
  return (a, b) => depth(b) - depth(a) || named(b.kinds) - named(a.kinds) || named(b.hours) - named(a.hours);
}

function waitOf(org: Organisation, rule: RoutingRule, at: Date): Date | null {
  if (!rule.waitsUntil || spanAt([rule.waitsUntil], at, org.holidays)) return null;
  return nextStart(rule.waitsUntil, at, org.holidays);
}

/**
 * Which function answers for a report, by which rule. The most specific rule wins (see `bySpecificity`).
 * Of several kinds each has its own winner, and among these one that need not wait goes before one that does,
 * so that a theft reported together with a threat never makes the threat wait; then the more specific.
 * Inside the span of its `waitsUntil` a rule does not wait.
 * The fallback takes null and unknown places; a known unit never reaches it when `uncoveredCells` is empty.
 * It has no rule to say so, and waits for its own hours when nobody is on duty within the stated minutes.
 */
export function route(org: Organisation, facts: RoutingFacts): RoutingDecision {
  const { place, kinds, at } = facts;
  const path = new Set(place === null ? [] : pathOf(org, place).map((each) => each.id));
  const order = bySpecificity(org);
  const matching = org.rules
    .filter((rule) => path.has(rule.place) && (!rule.hours || spanAt(rule.hours, at, org.holidays)))
    .sort(order);
  const winners = new Set<RoutingRule>();
  for (const kind of kinds) {
    const winner = matching.find((rule) => !rule.kinds || rule.kinds.includes(kind));
    if (winner) winners.add(winner);
  }
  const candidates = matching
    .filter((rule) => winners.has(rule))
    .map((rule) => ({ rule, wait: waitOf(org, rule, at) }));
  const chosen = candidates.find(({ wait }) => wait === null) ?? candidates[0];
  const stored = { version: org.version, facts: { place, kinds: [...kinds], at: at.toISOString() } };
  if (chosen) {
    const { rule, wait } = chosen;
    return { ...stored, function: rule.function, via: 'rule', rule: rule.id, waitsUntil: wait?.toISOString() ?? null };
  }
  const duty = nextDuty(org, org.fallback, at);
  const late = duty !== null && duty.getTime() - at.getTime() > org.dutyWithinMinutes * 60_000;
  return {
    ...stored,
    function: org.fallback,
    via: 'fallback',
    rule: null,
    waitsUntil: late ? duty.toISOString() : null,
  };
}
