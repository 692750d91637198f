import { Refusal } from '../../core/errors.ts';
import type { CaseId } from '../../core/ids.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { Entry } from '../../ports/store/cases.ts';
import type { Press } from '../chat/action.ts';
import type { CardDeps } from '../views/draw.ts';
import { press as button, hint, theirs } from '../views/elements.ts';
import { messageView } from '../views/message.ts';
import { ownCase } from './own-case.ts';

/** The newest words of a kind that were written to the reporter, for the reporter's own press. */
export async function readEntry(
  deps: CardDeps,
  press: Press,
  id: CaseId,
  kind: Entry['kind'],
  title: string,
): Promise<CardJson> {
  return deps.store.read(async (kept) => {
    const of = await ownCase(deps, kept, press, id);
    const entry = (await kept.cases.entries(of.id)).findLast((each) => each.kind === kind);
    if (!entry) throw new Refusal('notFound');
    const { receipt } = press.draw.words.report;
    const data = { card: press.card.id, rev: of.version, case: of.id };
    return messageView(
      title,
      [hint(`${receipt.number} ${of.number}`), theirs(entry.text)],
      [button(receipt.back, 'receipt', data), button(receipt.mine, 'mine', data)],
    );
  });
}
