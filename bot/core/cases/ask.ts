import type { CaseId, PersonId } from '../ids.ts';
import { demand, demandOpen, lockCase } from './admit.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { isFirst, type Press } from './press.ts';
import { redraw } from './redraw.ts';
import { say, type Words } from './say.ts';
import { post } from './tell.ts';

/** The partner asks the reporter. The reporter is told that a question waits; its words are read by a press or in the tab. */
export async function ask(
  deps: CaseDeps,
  partner: PersonId,
  input: { readonly case: CaseId; readonly words: Words; readonly press?: Press },
): Promise<Case> {
  return deps.store.transaction(async (kept) => {
    const { of, standing } = await lockCase(deps, kept, partner, input.case);
    if (!(await isFirst(deps, kept, input.press))) return of;
    demandOpen(of);
    demand(standing, 'ask');
    const actor = { kind: 'person', person: partner } as const;
    const entry = await say(deps, kept, of, input.words, { kind: 'question', author: actor });
    const saved = await kept.cases.save(of, [{ type: 'asked', question: entry.id, actor, at: entry.at }]);
    await redraw(kept, saved);
    await post(deps, kept, [{ face: 'notice', addressee: { kind: 'reporter', case: of.id }, subject: 'question' }]);
    return saved;
  });
}
