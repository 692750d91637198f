import type { Organisation } from '../../core/organisation/organisation.ts';
import type { Cell } from '../../core/routing/coverage.ts';

const shown = 10;
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Cells of one unit, kind and day that follow upon each other and have the same hole. */
type Run = { readonly first: Cell; last: Cell };

function runsOf(cells: readonly Cell[]): readonly Run[] {
  const runs: Run[] = [];
  for (const cell of cells) {
    const run = runs.at(-1);
    const same = (['unit', 'kind', 'day', 'hole', 'rule'] as const).every((field) => run?.first[field] === cell[field]);
    if (run && same && cell.hour === run.last.hour + 1) run.last = cell;
    else runs.push({ first: cell, last: cell });
  }
  return runs;
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function why(org: Organisation, cell: Cell): string {
  const rule = org.rules.find(({ id }) => id === cell.rule);
  const name = rule ? (org.functions.get(rule.function)?.name ?? rule.function) : '';
  if (!rule || cell.hole === 'noRule') {
    return 'no rule matches. Add a rule for these hours, for example one for the whole region without hours';
  }
  if (cell.hole === 'waitsForNobody') {
    return `rule "${rule.id}" waits until a time when nobody of "${name}" is on duty. Let "waitsUntil" start within the function's hours`;
  }
  return (
    `rule "${rule.id}" leads to "${name}", of which nobody is on duty within ${org.dutyWithinMinutes} minutes. ` +
    'Widen its hours, add a rule for these hours, or say "waitsUntil" in the rule'
  );
}

/** The first holes in words and, when there are more, their number. Empty when there is none. */
export function coverageMessages(org: Organisation, cells: readonly Cell[]): readonly string[] {
  const runs = runsOf(cells);
  const messages = runs.slice(0, shown).map(({ first, last }) => {
    const unit = org.places.get(first.unit)?.name ?? first.unit;
    const hours = `${weekdays[first.day - 1] ?? ''} ${clock(first.hour)}-${clock(last.hour + 1)}`;
    return `${unit}, ${first.kind}, ${hours}: ${why(org, first)}.`;
  });
  if (runs.length > shown) {
    const units = new Set(cells.map(({ unit }) => unit)).size;
    messages.push(
      `And more: ${cells.length} hours without cover in all (unit x kind x hour), in ${units} ${units === 1 ? 'unit' : 'units'}.`,
    );
  }
  return messages;
}
