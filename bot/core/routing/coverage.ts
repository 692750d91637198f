import { type Kind, kinds, ongoings } from '../cases/case.ts';
import type { PlaceId } from '../ids.ts';
import type { Organisation, RoutingRule } from '../organisation/organisation.ts';
import { pathOf } from '../organisation/places.ts';
import { covers, looks, reach, waits } from './reach.ts';
import { bySpecificity } from './route.ts';
import { startingUrgency } from './urgency.ts';

/** Why a cell has a hole: no rule matches, nobody answers in time, or a wait ends when nobody is on duty. */
export type Hole = 'noRule' | 'nobodyOnDuty' | 'waitsForNobody';

/** An hour of the week (day 1 Monday to 7 Sunday, hour 0 to 23) in which a report finds nobody, if only for a minute. */
export type Cell = {
  readonly unit: PlaceId;
  readonly kind: Kind;
  readonly day: number;
  readonly hour: number;
  readonly hole: Hole;
  /** The rule that wins there; null for `noRule`. */
  readonly rule: string | null;
};

type HourlyHole = Omit<Cell, 'unit' | 'kind'>;

/** The slowest leadership rung that a report of a kind may start with. */
function slowestLeadership(org: Organisation, kind: Kind): number {
  return Math.max(...ongoings.map((ongoing) => org.ladders[startingUrgency(org, [kind], ongoing)].leadership));
}

/** Remembers answers about looks by number, for rules that promise the same. */
function remembering(org: Organisation, minutes: readonly number[]) {
  const reached = reach(org);
  const known = new Map<string, (boolean | undefined)[]>();
  return (rule: RoutingRule, rung: number): ((look: number) => boolean) => {
    const promise = JSON.stringify([rule.function, rule.waitsUntil, rung]);
    const answers = known.get(promise) ?? [];
    known.set(promise, answers);
    return (look) => {
      const day = Math.floor(look / minutes.length) + 1;
      const answer = answers[look] ?? reached(rule, rung, day, minutes[look % minutes.length] ?? 0);
      answers[look] = answer;
      return answer;
    };
  };
}

/** Finds the holes of a week for one kind under the rules of one path, most specific first. */
function holesBy(org: Organisation): (kind: Kind, rules: readonly RoutingRule[]) => readonly HourlyHole[] {
  const minutes = looks(org);
  const promiseOf = remembering(org, minutes);
  return (kind, rules) => {
    const rung = slowestLeadership(org, kind);
    const candidates = rules
      .filter((rule) => !rule.kinds || rule.kinds.includes(kind))
      .map((rule) => ({ rule, keeps: promiseOf(rule, rung) }));
    const holes = new Map<number, HourlyHole>();
    for (let day = 1; day <= 7; day += 1) {
      for (const [index, minute] of minutes.entries()) {
        const winner = candidates.find(({ rule }) => !rule.hours || covers(rule.hours, day, minute, minute));
        if (winner?.keeps((day - 1) * minutes.length + index)) continue;
        const hour = Math.floor(minute / 60);
        if (holes.has(day * 24 + hour)) continue;
        const hole = !winner ? 'noRule' : waits(winner.rule, day, minute) ? 'waitsForNobody' : 'nobodyOnDuty';
        holes.set(day * 24 + hour, { day, hour, hole, rule: winner?.rule.id ?? null });
      }
    }
    return [...holes.values()];
  };
}

/**
 * The holes of the routing table: every unit x kind x hour of the week for which, without the fallback, no rule leads
 * to someone in time (see `reach`). Several kinds need no look of their own: the case goes as one of its kinds would,
 * at that kind's urgency or a higher one. Units under the same rules are looked at once.
 */
export function uncoveredCells(org: Organisation): readonly Cell[] {
  const order = bySpecificity(org);
  const holes = holesBy(org);
  const seen = new Map<string, readonly HourlyHole[]>();
  const cells: Cell[] = [];
  for (const unit of org.places.values()) {
    if (unit.level !== 'unit') continue;
    const path = new Set(pathOf(org, unit.id).map((place) => place.id));
    const rules = org.rules.filter((rule) => path.has(rule.place)).sort(order);
    for (const kind of kinds) {
      const key = `${kind} ${rules.map((rule) => rule.id).join(' ')}`;
      const found = seen.get(key) ?? holes(kind, rules);
      seen.set(key, found);
      for (const hole of found) cells.push({ unit: unit.id, kind, ...hole });
    }
  }
  return cells;
}
