import { demand, standingIn } from '../core/cases/admit.ts';
import { Refusal } from '../core/errors.ts';
import { ladderRungs } from '../core/organisation/organisation.ts';
import { moment } from '../words/format.ts';
import { cardAction } from './chat/action.ts';
import { backButton } from './forms/partner-case.ts';
import { ofCase } from './forms/shapes.ts';
import { kindsIn, placeOf } from './views/draw.ts';
import { escaped, hint, text } from './views/elements.ts';
import { messageView } from './views/message.ts';

/** «Varför fick jag detta?»: the stored decision in words. */
export const why = cardAction('why', ofCase, async (deps, press, input) => {
  const of = await deps.store.read(async (kept) => {
    const found = await kept.cases.get(input.case);
    if (!found) throw new Refusal('notFound');
    demand(await standingIn(deps, kept, found, press.who.person), 'seePointer');
    return found;
  });
  const { draw, card } = press;
  const { why: words } = draw.words.triage;
  const { routing } = of;
  const version = escaped(routing.version);
  const because =
    routing.via === 'handOver'
      ? words.handOver
      : routing.via === 'fallback' || routing.rule === null
        ? words.fallback(version)
        : words.rule(escaped(routing.rule), version);
  const place = routing.facts.place === null ? words.noPlace : placeOf(draw, { unit: routing.facts.place, site: null });
  const step = Number(card.subject ?? 0);
  const rung = step > 0 ? ladderRungs[Math.min(step, ladderRungs.length) - 1] : undefined;
  return messageView(
    words.title,
    [
      text(because),
      text(
        words.facts(
          place,
          kindsIn(draw, routing.facts.kinds).toLocaleLowerCase(draw.locale),
          moment(new Date(routing.facts.at), draw.now, draw.locale),
        ),
      ),
      ...(rung === undefined ? [] : [hint(words.reminder(draw.words.cases.rungs[rung]))]),
    ],
    [backButton(press, of)],
  );
});
