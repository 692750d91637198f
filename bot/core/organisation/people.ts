import type { FunctionId, PersonId } from '../ids.ts';
import { nextStart, spanAt } from '../time/stockholm.ts';
import type { Organisation, SecurityFunction } from './organisation.ts';

/** One person's place in a function. */
export type Membership = { readonly function: SecurityFunction; readonly as: 'holder' | 'deputy' };

/** The functions that a person holds or is a deputy of, in the order of the file. */
export function functionsOf(org: Organisation, person: PersonId): readonly Membership[] {
  const memberships: Membership[] = [];
  for (const each of org.functions.values()) {
    if (each.holders.includes(person)) memberships.push({ function: each, as: 'holder' });
    else if (each.deputies.includes(person)) memberships.push({ function: each, as: 'deputy' });
  }
  return memberships;
}

/** Everyone of a function, holders first, each once. */
export function peopleOf(each: SecurityFunction): readonly PersonId[] {
  return [...new Set([...each.holders, ...each.deputies])];
}

/** Whether someone of the function answers at an instant. */
export function onDuty(org: Organisation, functionId: FunctionId, at: Date): boolean {
  const found = org.functions.get(functionId);
  return found !== undefined && peopleOf(found).length > 0 && spanAt(found.hours, at, org.holidays) !== null;
}

/** The first instant at or after `at` when someone of the function answers; null when nobody ever does. */
export function nextDuty(org: Organisation, functionId: FunctionId, at: Date): Date | null {
  if (onDuty(org, functionId, at)) return at;
  const found = org.functions.get(functionId);
  if (!found || found.hours.length === 0 || peopleOf(found).length === 0) return null;
  const starts = found.hours.map((span) => nextStart(span, at, org.holidays).getTime());
  return new Date(Math.min(...starts));
}
