import type { Case } from '../../core/cases/case.ts';
import type { Held } from '../../core/cases/files.ts';
import type { DraftId } from '../../core/ids.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { Draw } from './draw.ts';
import { actions, banner, card, type Element, heading, hint, press, text } from './elements.ts';
import { identifierChoice } from './text-form.ts';

/** Cases that one offer lists. */
const CASES = 4;

/** What came by chat, and where it may go. Neither the words nor the file's name are shown. */
export function offerView(
  draw: Draw,
  held: Held,
  open: readonly Case[],
  draft: DraftId | null,
  askIdentifiers = false,
): CardJson {
  const { offer, refused } = draw.words.report;
  const { files, text: written } = held.content;
  const good = files.filter((file) => file.refused === null).length;
  const bad = files.filter((file) => file.refused !== null);
  const data = { card: draw.card, rev: 0, held: held.id };
  const problems: Element[] =
    bad.length === 0
      ? []
      : [
          text(good === 0 ? refused.title : offer.refused(bad.length), { weight: 'Bolder' }),
          ...[...new Set(bad.map((file) => file.refused))].map((code) =>
            text(code ? draw.words.cases.refusals[code] : ''),
          ),
        ];
  if (good === 0 && written === '') return card([...problems, hint(offer.stays)]);
  return card([
    askIdentifiers ? banner(draw.words.cases.refusals.personalNumber) : null,
    heading(good > 0 ? offer.files(good) : offer.text),
    ...problems,
    good > 0 ? hint(offer.cleaned) : null,
    askIdentifiers ? identifierChoice(draw.words) : null,
    ...actions([
      ...open
        .slice(0, CASES)
        .map((of) => press(offer.toCase(of.number), 'attach', { ...data, case: of.id }, { style: 'positive' })),
      draft
        ? press(offer.toDraft, 'attach', { ...data, draft }, { style: 'positive' })
        : press(offer.asNew, 'attach', data),
      press(offer.dismiss, 'dismiss', data, { skipInputs: true }),
    ]),
    hint(offer.stays),
  ]);
}
