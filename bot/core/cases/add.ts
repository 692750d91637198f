import type { CaseId, PersonId } from '../ids.ts';
import { demand, demandOpen, lockCase } from './admit.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { isFirst, type Press } from './press.ts';
import { redraw } from './redraw.ts';
import { say, type Words } from './say.ts';
import { tellHolder } from './tell.ts';

/** The reporter adds to an open case. */
export async function add(
  deps: CaseDeps,
  author: PersonId,
  input: { readonly case: CaseId; readonly words: Words; readonly press?: Press },
): Promise<Case> {
  return deps.store.transaction(async (kept) => {
    const { of, standing } = await lockCase(deps, kept, author, input.case);
    demand(standing, 'add');
    if (!(await isFirst(deps, kept, input.press))) return of;
    demandOpen(of);
    const entry = await say(deps, kept, of, input.words, { kind: 'addition', author: { kind: 'reporter' } });
    const saved = await kept.cases.save(of, [
      { type: 'added', entry: entry.id, actor: { kind: 'reporter' }, at: entry.at },
    ]);
    await redraw(kept, saved);
    await tellHolder(deps, kept, saved, 'addition');
    return saved;
  });
}
