import type { Case } from '../../core/cases/case.ts';
import type { CardJson } from '../../ports/messenger.ts';
import { type Draw, functionName, kindsIn, placeOf } from './draw.ts';
import { actions, card, facts, heading, hint, open } from './elements.ts';

/** A pointer in a function's Teams channel. Many read it: no buttons that act, nobody's name. */
export function channelView(draw: Draw, of: Case): CardJson {
  const { triage, cases } = draw.words;
  return card([
    heading(of.status === 'received' ? triage.channel.title(of.number) : triage.case(of.number)),
    facts([
      [triage.kind, kindsIn(draw, of.kinds)],
      [triage.place, placeOf(draw, of)],
      [triage.urgency, cases.urgencies[of.urgency]],
      [triage.function, functionName(draw, of.function)],
      [triage.status, cases.statuses[of.status]],
    ]),
    hint(triage.channel.hint),
    ...actions([open(triage.actions.openTab, draw.deps.tabLink(`/cases/${of.id}`))]),
  ]);
}
