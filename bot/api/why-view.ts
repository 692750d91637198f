import type { Case } from '../core/cases/case.ts';
import type { Organisation } from '../core/organisation/organisation.ts';
import { explain } from '../core/routing/explain.ts';
import { moment } from '../words/format.ts';
import { caseWords, whyWords } from '../words/tab/index.ts';
import type { Call } from './call.ts';

/** Why this function has the case, in words. */
export function why(
  { call, organisation }: { readonly call: Call; readonly organisation: Organisation },
  of: Case,
): string {
  const words = whyWords[call.locale];
  const terms = caseWords[call.locale];
  const { via, rule, version, place, kinds } = explain(organisation, of.routing);
  const reason =
    via === 'rule' ? words.rule(rule ?? '', version) : via === 'fallback' ? words.fallback(version) : words.handOver;
  const named = kinds.map((kind) => terms.kinds[kind].toLowerCase()).join(', ');
  return `${reason} ${words.facts(place?.name ?? words.noPlace, named, moment(of.receivedAt, of.receivedAt, call.locale))}`;
}
