import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Kind, kinds, ongoings } from '../../../bot/core/cases/case.ts';
import type { PlaceId } from '../../../bot/core/ids.ts';
import type { Organisation } from '../../../bot/core/organisation/organisation.ts';
import { onDuty } from '../../../bot/core/organisation/people.ts';
import { uncoveredCells } from '../../../bot/core/routing/coverage.ts';
import { route } from '../../../bot/core/routing/route.ts';
import { startingUrgency } from '../../../bot/core/routing/urgency.ts';
import { addDays, instantOf, localTime, weekdayForHours } from '../../../bot/core/time/stockholm.ts';
import { aFunction, anOrganisation, anyOrganisation, aRule, functionId, office, place } from './organisations.ts';

const minuteMs = 60_000;
const monday = '2026-02-02';

/** Whether a report at an instant finds someone, by routing it and asking the clock again and again. */
function finds(org: Organisation, unit: PlaceId, kind: Kind, at: Date, step: number): boolean {
  const decision = route(org, { place: unit, kinds: [kind], at });
  if (decision.via !== 'rule') return false;
  const span = org.rules.find(({ id }) => id === decision.rule)?.waitsUntil;
  if (decision.waitsUntil !== null && span) {
    return span.days.every((day) => onDuty(org, decision.function, instantOf(addDays(monday, day - 1), span.from)));
  }
  const rung = Math.max(...ongoings.map((each) => org.ladders[startingUrgency(org, [kind], each)].leadership));
  for (let minutes = 0; minutes <= org.dutyWithinMinutes; minutes += step) {
    const then = new Date(at.getTime() + minutes * minuteMs);
    if (onDuty(org, decision.function, then)) return true;
    if (minutes >= rung && onDuty(org, org.leadership, then)) return true;
  }
  return false;
}

/** The holes of a real fortnight, as `day:hour`, walked in steps of some minutes. */
function walked(org: Organisation, unit: PlaceId, kind: Kind, step: number): string[] {
  const holes = new Set<string>();
  const start = instantOf(monday, 0).getTime();
  for (let minute = 0; minute < 14 * 1440; minute += step) {
    const at = new Date(start + minute * minuteMs);
    const { date, minute: clock } = localTime(at);
    const cell = `${weekdayForHours(date, org.holidays)}:${Math.floor(clock / 60)}`;
    if (!holes.has(cell) && !finds(org, unit, kind, at, step)) holes.add(cell);
  }
  return [...holes].sort();
}

function found(org: Organisation, unit: PlaceId, kind: Kind): string[] {
  const cells = uncoveredCells(org).filter((cell) => cell.unit === unit && cell.kind === kind);
  return cells.map(({ day, hour }) => `${day}:${hour}`).sort();
}

describe('a table without a hole', () => {
  test('has no uncovered cell', () => {
    expect(uncoveredCells(anOrganisation())).toEqual([]);
  });

  test('may wait, when the function is on duty as the wait ends', () => {
    const has = [aFunction('partner', { hours: [office] }), aFunction('leadership', { hours: [] })];
    const rules = [aRule('all', 'region', { waitsUntil: office })];
    expect(uncoveredCells(anOrganisation({ has, rules }))).toEqual([]);
  });

  test('may count on leadership, when its rung comes within the minutes', () => {
    const has = [aFunction('partner', { hours: [] }), aFunction('leadership')];
    expect(uncoveredCells(anOrganisation({ has, dutyWithinMinutes: 20 }))).toEqual([]);
    expect(uncoveredCells(anOrganisation({ has, dutyWithinMinutes: 19 }))).not.toEqual([]);
  });
});

describe('a hole is named', () => {
  test('where no rule matches: each kind and hour of that unit, and of no other', () => {
    const org = anOrganisation({ rules: [aRule('hospital', 'hospital')] });
    const cells = uncoveredCells(org);
    expect(new Set(cells.map(({ unit }) => unit))).toEqual(new Set([place('school')]));
    expect(cells).toHaveLength(kinds.length * 168);
    expect(cells[0]).toEqual({ unit: 'school', kind: 'violence', day: 1, hour: 0, hole: 'noRule', rule: null });
  });

  test('where nobody of the function is on duty: also for a part of an hour', () => {
    const has = [aFunction('partner', { hours: [office] }), aFunction('leadership', { hours: [] })];
    const friday = uncoveredCells(anOrganisation({ has })).filter(
      ({ unit, kind, day }) => unit === 'ward' && kind === 'threat' && day === 5,
    );
    // On duty 07:30 to 16:30, and reached from 07:15: the hours 7 and 16 have a hole in a part of them.
    expect(friday.map(({ hour }) => hour)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23]);
    expect(friday[0]).toMatchObject({ hole: 'nobodyOnDuty', rule: 'all' });
  });

  test('where leadership goes off duty before its rung comes', () => {
    const until1310 = { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 790 };
    const has = [aFunction('partner', { hours: [] }), aFunction('leadership', { hours: [until1310] })];
    const cells = uncoveredCells(anOrganisation({ has, dutyWithinMinutes: 25 }));
    const sunday = cells.filter(({ unit, kind, day }) => unit === 'ward' && kind === 'theft' && day === 7);
    // Leadership is asked after 20 minutes: from 12:50 on that is too late.
    expect(sunday.map(({ hour }) => hour)).toEqual([12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]);
  });

  test('where a wait ends when nobody is on duty', () => {
    const early = { days: [1, 2, 3, 4, 5], from: 420, to: 990 };
    const has = [aFunction('partner', { hours: [office] }), aFunction('leadership', { hours: [] })];
    const cells = uncoveredCells(anOrganisation({ has, rules: [aRule('all', 'region', { waitsUntil: early })] }));
    expect(cells).toContainEqual({ unit: 'ward', kind: 'fire', day: 7, hour: 3, hole: 'waitsForNobody', rule: 'all' });
  });

  test('where a function has nobody at all', () => {
    const has = [aFunction('partner', { holders: [], deputies: [] }), aFunction('leadership', { hours: [] })];
    expect(uncoveredCells(anOrganisation({ has }))).toHaveLength(3 * kinds.length * 168);
  });

  test('where a holiday moves the next morning: the evening before it reaches nobody', () => {
    const mornings = { days: [1, 2, 3, 4, 5, 6], from: 0, to: 1440 };
    const has = [
      aFunction('partner', { hours: [mornings, { days: [7], from: 60, to: 1440 }] }),
      aFunction('leadership'),
    ];
    const lateShift = aRule('late', 'region', {
      hours: [{ days: [3], from: 1425, to: 1440 }],
      function: functionId('early'),
    });
    const early = aFunction('early', { hours: [{ days: [4], from: 0, to: 60 }] });
    const parts = { has: [...has, early], rules: [aRule('all', 'region'), lateShift], dutyWithinMinutes: 15 };
    const onWednesday = (holidays: string[]) =>
      uncoveredCells(anOrganisation({ ...parts, holidays: new Set(holidays) })).filter(({ day }) => day === 3).length;
    expect(onWednesday([])).toBe(0);
    expect(onWednesday(['2026-05-14'])).toBe(3 * kinds.length);
  });
});

describe('the check agrees with walking a real fortnight', () => {
  test('for any table, and for the same table with a rule more or less', () => {
    const anyCell = fc.record({ kind: fc.constantFrom(...kinds), index: fc.nat() });
    let holes = 0;
    let whole = 0;
    fc.assert(
      fc.property(anyOrganisation, anyCell, (org, { kind, index }) => {
        const units = [place('reception'), place('ward'), place('school')];
        const unit = units[index % units.length] ?? place('ward');
        const more = { ...org, rules: [...org.rules, aRule('catch-all', 'region', { waitsUntil: office })] };
        const less = { ...org, rules: org.rules.filter((_, each) => each !== index % org.rules.length) };
        for (const any of [org, more, less]) {
          const cells = found(any, unit, kind);
          expect(cells).toEqual(walked(any, unit, kind, 15));
          if (cells.length === 0) whole += 1;
          else holes += 1;
        }
      }),
      { numRuns: 20 },
    );
    expect(Math.min(holes, whole)).toBeGreaterThan(0);
  });
});
