import type { CardJson } from '../../ports/messenger.ts';
import type { Draw } from './draw.ts';
import { actions, card, heading, hint, press, text } from './elements.ts';

/** What Trygg is for, and the ways in. */
export function helpView(draw: Draw, partner: boolean): CardJson {
  const { help, gate } = draw.words.report;
  const data = { card: draw.card, rev: 0 };
  return card([
    heading(help.title),
    text(help.intro),
    ...actions([
      press(help.report, 'start', data, { style: 'positive' }),
      press(help.mine, 'mine', data),
      partner ? press(help.queue, 'queue', data) : null,
    ]),
    text(help.danger, { weight: 'Bolder' }),
    hint(gate.noSecrets),
  ]);
}
