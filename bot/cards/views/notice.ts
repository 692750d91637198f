import type { CardJson } from '../../ports/messenger.ts';
import type { Draw } from './draw.ts';
import { actions, card, heading, hint, press, refresh } from './elements.ts';
import type { ReceiptFacts } from './receipt.ts';

export const noticeSubjects = ['question', 'outcome', 'handOver'] as const;
export type NoticeSubject = (typeof noticeSubjects)[number];

/** Tells the reporter that something waits; its words are read by a press. */
export function noticeView(draw: Draw, shown: ReceiptFacts, subject: NoticeSubject): CardJson {
  const { notice, receipt } = draw.words.report;
  const { case: of } = shown;
  const data = { card: draw.card, rev: of.version, case: of.id };
  const ended = of.status === 'closed' || of.status === 'withdrawn';
  const done = subject === 'question' && (ended || !shown.question);
  const over = shown.question ? notice.questionOver : draw.words.report.question.answered;
  return card(
    [
      heading(done ? over : notice[subject]),
      hint(`${receipt.number} ${of.number}`),
      ...actions([
        subject === 'question' && !done
          ? press(receipt.readQuestion, 'readQuestion', data, { style: 'positive' })
          : null,
        subject === 'outcome' ? press(receipt.readOutcome, 'readOutcome', data, { style: 'positive' }) : null,
        subject === 'handOver' ? press(receipt.readReason, 'readReason', data, { style: 'positive' }) : null,
        press(receipt.mine, 'mine', data),
      ]),
    ],
    refresh(draw.account, data),
  );
}
