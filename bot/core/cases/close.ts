import { Refusal } from '../errors.ts';
import type { CaseId, PersonId } from '../ids.ts';
import { demand, demandOpen, lockCase } from './admit.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { isFirst, type Press } from './press.ts';
import { redraw } from './redraw.ts';
import { say, type Words } from './say.ts';
import { post } from './tell.ts';

/** «Avsluta»: with an outcome in plain words for the reporter. Open tasks must be finished or moved first. */
export async function close(
  deps: CaseDeps,
  partner: PersonId,
  input: { readonly case: CaseId; readonly words: Words; readonly press?: Press },
): Promise<Case> {
  return deps.store.transaction(async (kept) => {
    const { of, standing } = await lockCase(deps, kept, partner, input.case);
    if (!(await isFirst(deps, kept, input.press))) return of;
    demandOpen(of);
    demand(standing, 'close');
    const open = await kept.tasks.openOfCase(of.id);
    if (open.length > 0) throw new Refusal('openTasks', { count: open.length });
    const actor = { kind: 'person', person: partner } as const;
    const outcome = await say(deps, kept, of, input.words, { kind: 'outcome', author: actor }, 'outcomeMissing');
    const saved = await kept.cases.save({ ...of, status: 'closed', closedAt: outcome.at, promisedAt: null }, [
      { type: 'closed', outcome: outcome.id, actor, at: outcome.at },
    ]);
    await redraw(kept, saved);
    await post(deps, kept, [{ face: 'notice', addressee: { kind: 'reporter', case: of.id }, subject: 'outcome' }]);
    return saved;
  });
}
