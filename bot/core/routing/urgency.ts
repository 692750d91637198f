import { type Kind, type Ongoing, type Urgency, urgencies } from '../cases/case.ts';
import type { Organisation } from '../organisation/organisation.ts';

/**
 * The urgency that a case starts with: the highest that the file states for any of the kinds.
 * What the file does not state is `high`: better one look too many (a file that is read states all).
 */
export function startingUrgency(org: Organisation, kinds: readonly Kind[], ongoing: Ongoing): Urgency {
  const stated = org.urgencies
    .filter((rule) => rule.ongoing === ongoing && kinds.includes(rule.kind))
    .map((rule) => rule.urgency);
  return urgencies.findLast((urgency) => stated.includes(urgency)) ?? 'high';
}
