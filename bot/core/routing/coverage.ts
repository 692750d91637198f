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

/** Finds the holes of a week for one kind under the rules of one path, most specific first. */
function holesBy(org: Organisation): (kind: Kind, rules: readonly RoutingRule[]) => readonly HourlyHole[] {
  const reached = reach(org);
  const minutes = looks(org);
  const known = new Map<string, boolean>();
  const ask = (rule: RoutingRule, rung: number, day: number, minute: number) => {
    const key = `${rule.id} ${rung} ${day} ${minute}`;
    const answer = known.get(key) ?? reached(rule, rung, day, minute);
    known.set(key, answer);
    return answer;
  };
  return (kind, rules) => {
    const candidates = rules.filter((rule) => !rule.kinds || rule.kinds.includes(kind));
    const rung = slowestLeadership(org, kind);
    const holes = new Map<number, HourlyHole>();
    for (let day = 1; day <= 7; day += 1) {
      for (const minute of minutes) {
        const hour = Math.floor(minute / 60);
        if (holes.has(day * 24 + hour)) continue;
        const winner = candidates.find((rule) => !rule.hours || covers(rule.hours, day, minute, minute));
        if (winner && ask(winner, rung, day, minute)) continue;
        const hole = !winner ? 'noRule' : waits(winner, day, minute) ? 'waitsForNobody' : 'nobodyOnDuty';
        holes.set(day * 24 + hour, { day, hour, hole, rule: winner?.id ?? null });
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
