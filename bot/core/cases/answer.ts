import { Refusal } from '../errors.ts';
import type { CaseId, PersonId } from '../ids.ts';
import { demand, demandOpen, lockCase } from './admit.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { isFirst, type Press } from './press.ts';
import { redraw } from './redraw.ts';
import { openQuestion, say, type Words } from './say.ts';
import { tellHolder } from './tell.ts';

/** The reporter answers the question that waits. */
export async function answer(
  deps: CaseDeps,
  author: PersonId,
  input: { readonly case: CaseId; readonly words: Words; readonly press?: Press },
): Promise<Case> {
  return deps.store.transaction(async (kept) => {
    const { of, standing } = await lockCase(deps, kept, author, input.case);
    demand(standing, 'answer');
    if (!(await isFirst(deps, kept, input.press))) return of;
    demandOpen(of);
    const question = openQuestion(await kept.cases.entries(of.id));
    if (!question) throw new Refusal('noQuestion');
    const entry = await say(deps, kept, of, input.words, {
      kind: 'answer',
      author: { kind: 'reporter' },
      replyTo: question.id,
    });
    const saved = await kept.cases.save(of, [
      { type: 'answered', question: question.id, actor: { kind: 'reporter' }, at: entry.at },
    ]);
    await redraw(kept, saved);
    await tellHolder(deps, kept, saved, 'answer');
    return saved;
  });
}
