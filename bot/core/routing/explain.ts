import type { Kind, RoutingDecision } from '../cases/case.ts';
import type { Organisation, Place, SecurityFunction, WeeklySpan } from '../organisation/organisation.ts';
import { fileVersion } from '../organisation/with-directory.ts';
import { type LocalTime, localTime, spanAt } from '../time/stockholm.ts';

/** Why a function has a case, as data; the words are the catalogue's. */
export type Explanation = {
  readonly via: RoutingDecision['via'];
  /** null when the file no longer has the function. */
  readonly function: SecurityFunction | null;
  /** Rule id as it was stored. */
  readonly rule: string | null;
  /** Version that decided, and whether it is the one in force: only then is `matched` known. */
  readonly version: string;
  readonly inForce: boolean;
  /** Where the report said it was. */
  readonly place: Place | null;
  /** What the rule asked for and found; null without a rule or when another version decided. */
  readonly matched: {
    /** The place that the rule is for: the unit or a level above it. */
    readonly place: Place | null;
    /** The reported kinds that the rule is for, when it names kinds; null: it is for all. */
    readonly kinds: readonly Kind[] | null;
    /** The span of the rule's hours that held; null: it is for all hours. */
    readonly span: WeeklySpan | null;
  } | null;
  readonly kinds: readonly Kind[];
  /** When, by the clock in Sweden, and whether the day counts as a Sunday because it is a holiday. */
  readonly at: LocalTime & { readonly holiday: boolean };
  readonly waitsUntil: Date | null;
};

/** Reads a stored decision in the light of the organisation of now. */
export function explain(org: Organisation, decision: RoutingDecision): Explanation {
  const { facts } = decision;
  const at = new Date(facts.at);
  const clock = localTime(at);
  const inForce = fileVersion(decision.version) === fileVersion(org.version);
  const rule = inForce ? org.rules.find(({ id }) => id === decision.rule) : undefined;
  return {
    via: decision.via,
    function: org.functions.get(decision.function) ?? null,
    rule: decision.rule,
    version: decision.version,
    inForce,
    place: facts.place === null ? null : (org.places.get(facts.place) ?? null),
    matched: rule
      ? {
          place: org.places.get(rule.place) ?? null,
          kinds: rule.kinds ? facts.kinds.filter((kind) => rule.kinds?.includes(kind)) : null,
          span: rule.hours ? spanAt(rule.hours, at, org.holidays) : null,
        }
      : null,
    kinds: facts.kinds,
    at: { ...clock, holiday: org.holidays.has(clock.date) },
    waitsUntil: decision.waitsUntil === null ? null : new Date(decision.waitsUntil),
  };
}
