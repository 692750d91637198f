import type { Draft } from '../../core/cases/draft.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { Draw } from './draw.ts';
import { actions, card, heading, hint, press, refresh, text } from './elements.ts';

/** The stored message of a report past the gate: that it waits, and nothing of what it holds. */
export function unfinishedView(draw: Draw, draft: Draft): CardJson {
  const { unfinished } = draw.words.report;
  const data = { card: draw.card, rev: draft.version, draft: draft.id };
  return card(
    [
      heading(unfinished.title),
      text(unfinished.hint),
      ...actions([
        press(unfinished.resume, 'refresh', data, { style: 'positive' }),
        press(unfinished.discard, 'discard', data),
      ]),
    ],
    refresh(draw.account, data),
  );
}

/** What is left of a report that was sent elsewhere, discarded or grown too old. */
export function goneView(draw: Draw, words = draw.words.report.unfinished.discarded): CardJson {
  const { help } = draw.words.report;
  return card([
    text(words),
    hint(help.danger),
    ...actions([press(help.report, 'start', { card: draw.card, rev: 0 }, { style: 'positive' })]),
  ]);
}
