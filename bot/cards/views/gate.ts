import type { Draft } from '../../core/cases/draft.ts';
import { alarmOf } from '../../core/organisation/places.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { Draw } from './draw.ts';
import { actions, banner, card, heading, hint, press, refresh, subheading, text } from './elements.ts';

/** «Är du i säkerhet nu?» Holds nothing of what the person wrote: this is what the stored message shows. */
export function gateView(draw: Draw, draft: Draft): CardJson {
  const { gate } = draw.words.report;
  const data = { card: draw.card, rev: draft.version, draft: draft.id };
  return card(
    [
      heading(gate.question),
      ...actions([press(gate.yes, 'safe', data, { style: 'positive' }), press(gate.no, 'unsafe', data)]),
      draft.content.text === '' ? null : text(gate.typed),
      draft.content.text === '' ? null : hint(gate.typedStays),
      text(gate.notWatched, { spacing: 'Medium' }),
      hint(gate.noSecrets),
    ],
    refresh(draw.account, data),
  );
}

/** 112 and the place's own alarm, in digits and as links, and no form. */
export function unsafeView(draw: Draw, draft: Draft): CardJson {
  const { unsafe, gate } = draw.words.report;
  const unit = draft.content.now.unit;
  const alarm = unit === null ? null : alarmOf(draw.deps.organisation, unit);
  const data = { card: draw.card, rev: draft.version, draft: draft.id };
  return card(
    [
      banner(unsafe.title, 'attention'),
      text(unsafe.call, { size: 'ExtraLarge', weight: 'Bolder' }),
      text(`${unsafe.callHint} [${unsafe.dial('112')}](tel:112)`, { spacing: 'Small' }),
      alarm ? subheading(`${unsafe.alarm}: ${alarm.name}`) : null,
      alarm ? text(`**${alarm.number}**`, { size: 'Large', spacing: 'None' }) : null,
      alarm
        ? text(`[${unsafe.dial(alarm.number)}](tel:${alarm.number.replaceAll(/[^\d+]/g, '')})`, { spacing: 'Small' })
        : null,
      text(unsafe.police, { spacing: 'Medium' }),
      text(gate.notWatched),
      hint(unsafe.later),
      ...actions([press(unsafe.nowSafe, 'safe', data, { style: 'positive' })]),
    ],
    refresh(draw.account, data),
  );
}
