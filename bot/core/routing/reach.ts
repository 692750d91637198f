import type { Organisation, RoutingRule, SecurityFunction, WeeklySpan } from '../organisation/organisation.ts';
import { peopleOf } from '../organisation/people.ts';
import { dayPairs } from '../time/stockholm.ts';

export const dayMinutes = 1440;

/** Whether a span holds any minute of a day from one minute through another, both included. */
export function covers(spans: readonly WeeklySpan[], day: number, from: number, through: number): boolean {
  return spans.some((span) => from <= through && span.from <= through && from < span.to && span.days.includes(day));
}

/** Whether a rule waits for its span at a minute of the week. */
export function waits(rule: RoutingRule, day: number, minute: number): boolean {
  return rule.waitsUntil !== null && !covers([rule.waitsUntil], day, minute, minute);
}

/**
 * The minutes of a day at which a hole can begin, on any day: the hours of the clock, where another rule may win,
 * and where someone stops being within reach. (Nothing is missed by not looking where duty begins: what is out of
 * reach just before was so at the look before that.)
 */
export function looks(org: Organisation): readonly number[] {
  const found = new Set<number>();
  const add = (minute: number) => found.add(((minute % dayMinutes) + dayMinutes) % dayMinutes);
  for (let hour = 0; hour < 24; hour += 1) add(hour * 60);
  for (const rule of org.rules) {
    for (const span of [...(rule.hours ?? []), ...(rule.waitsUntil ? [rule.waitsUntil] : [])]) {
      add(span.from);
      add(span.to);
    }
  }
  const rungs = Object.values(org.ladders).map((ladder) => ladder.leadership);
  for (const span of [...org.functions.values()].flatMap(({ hours }) => hours)) {
    for (const ahead of [0, ...rungs]) add(span.to - ahead);
  }
  return [...found].sort((a, b) => a - b);
}

/**
 * Asks whether a rule keeps its word at a minute of the week (wall clock; the two nights a year that have another
 * hour are not told apart). Either someone of its function is on duty within the stated minutes, or someone of
 * leadership is, once leadership's rung is reached; or the rule waits, and its function is on duty whenever the wait
 * may end. Midnight is crossed into every day that may follow, holidays included.
 */
export function reach(org: Organisation): (rule: RoutingRule, rung: number, day: number, minute: number) => boolean {
  const hoursOf = (each: SecurityFunction | undefined) => (each && peopleOf(each).length > 0 ? each.hours : []);
  const leadership = hoursOf(org.functions.get(org.leadership));
  const pairs = dayPairs(org.holidays);
  return (rule, rung, day, minute) => {
    const own = hoursOf(org.functions.get(rule.function));
    const { waitsUntil } = rule;
    if (waitsUntil && waits(rule, day, minute)) {
      return waitsUntil.days.every((end) => covers(own, end, waitsUntil.from, waitsUntil.from));
    }
    const reachedOn = (on: number, midnight: number) => {
      const through = minute + org.dutyWithinMinutes - midnight;
      return (
        covers(own, on, Math.max(minute - midnight, 0), through) ||
        covers(leadership, on, Math.max(minute + rung - midnight, 0), through)
      );
    };
    if (reachedOn(day, 0)) return true;
    const following = pairs.filter(([first]) => first === day);
    return following.every(([, next]) => reachedOn(next, dayMinutes));
  };
}
