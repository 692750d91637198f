import type { Case } from '../../core/cases/case.ts';
import { emptyReport } from '../../core/cases/start.ts';
import type { PersonId } from '../../core/ids.ts';
import { alarmOf } from '../../core/organisation/places.ts';
import type { ChosenMessage } from '../../ports/chat.ts';
import type { CardJson } from '../../ports/messenger.ts';
import { type Draw, functionName } from './draw.ts';
import { actions, banner, beginning, card, facts, heading, hint, press, subheading, text, theirs } from './elements.ts';

/** So many bytes of a message are shown for confirmation; the form shows the rest. */
const SHOWN = 6000;

/** The chosen message as the report's text: who wrote it, what, and where it stands. All of it is free text. */
export function quoted(words: Draw['words'], message: ChosenMessage): string {
  const { dialog } = words.report;
  return [
    message.sender === null ? dialog.fromUnknown : dialog.from(message.sender),
    message.text === '' ? dialog.noText : `”${message.text}”`,
    message.link ?? '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

type DialogDraw = Omit<Draw, 'card'>;
type Data = { readonly [key: string]: unknown };

/** The place's own alarm, in digits, beside 112: in a dialog there is no time to lead anyone elsewhere. */
function alarmLine(draw: DialogDraw, person: PersonId): string | null {
  const { unsafe } = draw.words.report;
  const { unit } = emptyReport(draw.deps, person, '').now;
  const alarm = unit === null ? null : alarmOf(draw.deps.organisation, unit);
  if (!alarm) return null;
  const link = `[${unsafe.dial(alarm.number)}](tel:${alarm.number.replaceAll(/[^\d+]/g, '')})`;
  return `${unsafe.alarm}: ${alarm.name} **${alarm.number}** ${link}`;
}

/** «Är du i säkerhet nu?» first; below it the message, so that the right one is reported. */
export function chosenView(
  draw: DialogDraw,
  person: PersonId,
  message: ChosenMessage,
  data: Data,
  unfinished: boolean,
): CardJson {
  const { dialog, gate } = draw.words.report;
  const alarm = alarmLine(draw, person);
  const shown = beginning(message.text, SHOWN);
  return card([
    heading(gate.question),
    text(gate.notWatched),
    alarm === null ? null : text(alarm),
    ...actions([
      press(gate.yes, 'reportMessage', { ...data, safe: 'yes' }, { style: 'positive' }),
      press(gate.no, 'reportMessage', { ...data, safe: 'no' }),
    ]),
    subheading(dialog.confirm),
    theirs(message.sender === null ? dialog.fromUnknown : dialog.from(message.sender)),
    message.text === '' ? text(dialog.noText) : theirs(shown === message.text ? shown : `${shown} …`),
    message.link === null ? null : hint(dialog.linkComes),
    message.hasFiles ? hint(dialog.filesStay) : null,
    unfinished ? hint(dialog.unfinished) : null,
    hint(dialog.stays),
  ]);
}

/** 112 and the alarm, and no form; the report waits in the dialog. */
export function chosenUnsafeView(draw: DialogDraw, person: PersonId, data: Data): CardJson {
  const { unsafe, gate, dialog } = draw.words.report;
  const alarm = alarmLine(draw, person);
  return card([
    banner(unsafe.title, 'attention'),
    text(unsafe.call, { size: 'ExtraLarge', weight: 'Bolder' }),
    text(`${unsafe.callHint} [${unsafe.dial('112')}](tel:112)`, { spacing: 'Small' }),
    alarm === null ? null : text(alarm),
    text(unsafe.police, { spacing: 'Medium' }),
    text(gate.notWatched),
    hint(dialog.later),
    ...actions([press(unsafe.nowSafe, 'reportMessage', { ...data, safe: 'yes' }, { style: 'positive' })]),
  ]);
}

/** The number, and where the receipt comes. `known`: the person has a chat with Trygg. */
export function sentView(draw: DialogDraw, of: Case, known: boolean, said: string | null = null): CardJson {
  const { dialog, receipt, help } = draw.words.report;
  return card([
    said === null ? null : banner(said),
    heading(receipt.title),
    facts([
      [receipt.number, of.number],
      [receipt.function, functionName(draw, of.function)],
    ]),
    text(known ? dialog.receiptComes : dialog.receiptMayCome),
    of.reporter.kind === 'protected' ? text(receipt.protected) : null,
    hint(receipt.support),
    hint(help.danger),
    hint(dialog.close),
  ]);
}

/** A message that is longer than a report can hold. */
export function tooLongView(draw: Pick<Draw, 'words'>): CardJson {
  const { dialog, help } = draw.words.report;
  return card([banner(draw.words.cases.refusals.textTooLong), text(dialog.tooLong), hint(help.danger)]);
}
