import type { Case } from '../../core/cases/case.ts';
import type { Held, NotKept, OfferOutcome } from '../../core/cases/files.ts';
import type { DraftId } from '../../core/ids.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { Draw } from './draw.ts';
import { type Action, actions, banner, card, type Element, heading, hint, press, text } from './elements.ts';
import { choices } from './inputs.ts';
import { identifierChoice } from './text-form.ts';

/** Cases that get a button each; more are chosen in a list. */
const BUTTONS = 3;

/** What to do with a file of this type, where we know it. */
function remedy(draw: Draw, { code, type }: NotKept): string {
  const { types } = draw.words.report.refused;
  const all = draw.words.cases.refusals;
  if (code !== 'fileTypeRefused' || type === null) return all[code];
  if (/^image\/hei[cf]/.test(type)) return types.heic;
  if (/^(video|audio)\//.test(type)) return types.recording;
  if (/^image\//.test(type)) return types.picture;
  if (/officedocument|msword|ms-excel|ms-powerpoint|cfb|opendocument|rtf/.test(type)) return types.document;
  return all.fileTypeRefused;
}

function problemsOf(draw: Draw, { content }: Held): Element[] {
  const { offer, refused } = draw.words.report;
  const bad = content.files.flatMap((file) => file.refused ?? []);
  const said = [...new Set(bad.map((each) => remedy(draw, each)))];
  const title = bad.length === content.files.length && bad.length === 1 ? refused.title : offer.refused(bad.length);
  return [
    ...(content.textRefused ? [text(refused.text, { weight: 'Bolder' }), text(refused.textHint)] : []),
    ...(bad.length === 0 ? [] : [text(title, { weight: 'Bolder' })]),
    ...said.map((words) => text(words)),
  ];
}

function toCases(draw: Draw, data: { readonly [key: string]: unknown }, open: readonly Case[]): Element[] {
  const { offer } = draw.words.report;
  if (open.length <= BUTTONS)
    return actions(
      open.map((of) => press(offer.toCase(of.number), 'attach', { ...data, case: of.id }, { style: 'positive' })),
    );
  const list = open.map((of) => ({ title: of.number, value: of.id }));
  return [
    choices('case', list, {
      label: offer.which,
      required: draw.words.report.now.required,
      placeholder: draw.words.report.now.choose,
    }),
    ...actions([press(offer.toChosen, 'attach', data, { style: 'positive' })]),
  ];
}

/** What came by chat, and where it may go. Neither the words nor the file's name are shown. */
export function offerView(
  draw: Draw,
  held: Held,
  open: readonly Case[],
  draft: DraftId | null,
  askIdentifiers = false,
): CardJson {
  const { offer, help } = draw.words.report;
  const good = held.content.files.filter((file) => file.refused === null).length;
  const data = { card: draw.card, rev: 0, held: held.id };
  const problems = problemsOf(draw, held);
  const apart = { skipInputs: true } as const;
  if (good === 0 && held.content.text === '')
    return card([
      ...problems,
      hint(offer.stays),
      ...actions([press(help.report, 'start', data), press(help.mine, 'mine', data)]),
    ]);
  const rest: (Action | null)[] = [
    draft
      ? press(offer.toDraft, 'attach', { ...data, draft }, { ...apart, style: 'positive' })
      : press(offer.asNew, 'attach', { ...data, fresh: true }, apart),
    press(offer.dismiss, 'dismiss', data, apart),
  ];
  return card([
    askIdentifiers ? banner(draw.words.cases.refusals.personalNumber) : null,
    heading(good > 0 ? offer.files(good) : offer.text),
    ...problems,
    good > 0 ? hint(offer.cleaned) : null,
    askIdentifiers ? identifierChoice(draw.words, false) : null,
    ...toCases(draw, data, open),
    ...actions(rest),
    hint(offer.stays),
  ]);
}

/** What is left of an offer when it is settled, or has grown too old. */
export function settledView(draw: Draw, outcome: OfferOutcome | null): CardJson {
  const { offer, help } = draw.words.report;
  const data = { card: draw.card, rev: 0 };
  const said = outcome === 'added' ? offer.added : outcome === 'dismissed' ? offer.dismissed : offer.tooOld;
  return card([
    text(said),
    hint(offer.stays),
    ...actions([press(help.mine, 'mine', data), press(help.report, 'start', data)]),
  ]);
}
