import type { Case } from '../../core/cases/case.ts';
import { openQuestion } from '../../core/cases/say.ts';
import { pagesFor } from '../../core/questionnaires/pages.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { Glance } from '../../ports/store/cases.ts';
import type { Repositories } from '../../ports/store/store.ts';
import { deadline, moment } from '../../words/format.ts';
import { type Draw, functionName, kindsIn } from './draw.ts';
import { actions, banner, card, facts, heading, hint, press, refresh, text } from './elements.ts';

/** What a receipt shows: pointers only. */
export type ReceiptFacts = {
  readonly case: Case;
  readonly question: boolean;
  readonly handedOver: boolean;
  readonly filled: number;
};

export function receiptFacts(of: Case, { said, pages }: Glance): ReceiptFacts {
  return {
    case: of,
    question: openQuestion(said.map((kind) => ({ kind }))) !== null,
    handedOver: said.includes('handOverReason'),
    filled: pages,
  };
}

export async function loadReceipt(kept: Repositories, of: Case): Promise<ReceiptFacts> {
  return receiptFacts(of, await kept.cases.glance(of.id));
}

function statusLine(draw: Draw, { case: of, handedOver }: ReceiptFacts): string[] {
  const { receipt } = draw.words.report;
  const lines: string[] = [];
  if (handedOver && of.status === 'received') lines.push(receipt.handedOver);
  if (of.status === 'taken' && of.takenAt) lines.push(receipt.taken(moment(of.takenAt, draw.now, draw.locale)));
  if (of.status === 'closed' && of.closedAt) lines.push(receipt.closed(moment(of.closedAt, draw.now, draw.locale)));
  if (of.status === 'withdrawn') lines.push(receipt.withdrawn);
  if (of.status === 'received' && of.promisedAt) {
    const waits = of.routing.waitsUntil === null ? null : new Date(of.routing.waitsUntil);
    if (waits && waits > draw.now) lines.push(receipt.waits(moment(waits, draw.now, draw.locale)));
    lines.push(receipt.promise(deadline(of.promisedAt, draw.now, draw.locale)));
  }
  return lines;
}

/** The living receipt. `said` stands above it in answer to a press. */
export function receiptView(
  draw: Draw,
  shown: ReceiptFacts,
  said: { readonly words: string; readonly style: 'good' | 'attention' } | null = null,
): CardJson {
  const { receipt, details, help } = draw.words.report;
  const { case: of } = shown;
  const data = { card: draw.card, rev: of.version, case: of.id };
  const open = of.status === 'received' || of.status === 'taken';
  const pages = pagesFor(of.kinds).length;
  return card(
    [
      said ? banner(said.words, said.style) : null,
      shown.question && open ? banner(receipt.question, 'warning') : null,
      heading(open ? receipt.title : `${receipt.number} ${of.number}`),
      facts([
        [receipt.number, of.number],
        [receipt.function, functionName(draw, of.function)],
        [receipt.received, moment(of.receivedAt, draw.now, draw.locale)],
        [receipt.status, draw.words.cases.statuses[of.status]],
        [draw.words.triage.kind, kindsIn(draw, of.kinds)],
      ]),
      ...statusLine(draw, shown).map((line) => text(line)),
      of.reporter.kind === 'protected' ? text(receipt.protected) : null,
      open ? hint(`${details.filled(shown.filled, pages)}. ${receipt.later}`) : null,
      open ? hint(receipt.support) : null,
      open ? hint(help.danger) : null,
      ...actions([
        shown.question && open ? press(receipt.readQuestion, 'readQuestion', data, { style: 'positive' }) : null,
        of.status === 'closed' ? press(receipt.readOutcome, 'readOutcome', data, { style: 'positive' }) : null,
        shown.handedOver ? press(receipt.readReason, 'readReason', data) : null,
        open ? press(receipt.tellMore, 'details', data) : null,
        open ? press(receipt.add, 'add', data) : null,
        open ? press(receipt.withdraw, 'withdraw', data) : null,
        press(receipt.mine, 'mine', data),
      ]),
    ],
    refresh(draw.account, data),
  );
}
