import { Refusal } from '../errors.ts';
import type { CaseId, FunctionId, PersonId } from '../ids.ts';
import { nextDuty } from '../organisation/people.ts';
import { demand, demandOpen, lockCase } from './admit.ts';
import { assignAnew } from './assign.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { isFirst, type Press } from './press.ts';
import { say, type Words } from './say.ts';
import { post } from './tell.ts';

/** «Lämna över»: another function answers from now on, with a reason that it and the reporter can read. */
export async function handOver(
  deps: CaseDeps,
  partner: PersonId,
  input: { readonly case: CaseId; readonly to: FunctionId; readonly words: Words; readonly press?: Press },
): Promise<Case> {
  return deps.store.transaction(async (kept) => {
    const { of, standing } = await lockCase(deps, kept, partner, input.case);
    if (!(await isFirst(deps, kept, input.press))) return of;
    demand(standing, 'handOver');
    demandOpen(of);
    const to = deps.organisation.functions.get(input.to);
    // The custodian keeps what is sealed from those who handle cases: it handles none.
    if (!to || input.to === deps.organisation.custodian) throw new Refusal('unknownFunction');
    if (input.to === of.function) throw new Refusal('sameFunction');
    const at = deps.clock.now();
    const actor = { kind: 'person', person: partner } as const;
    await say(deps, kept, of, input.words, { kind: 'handOverReason', author: actor }, 'reasonMissing');
    const duty = nextDuty(deps.organisation, input.to, at);
    const late = duty !== null && duty.getTime() - at.getTime() > deps.organisation.dutyWithinMinutes * 60_000;
    const routing: Case['routing'] = {
      ...of.routing,
      function: input.to,
      via: 'handOver',
      rule: null,
      version: deps.organisation.version,
      // An honest promise: a function that has gone home answers when it is back; the ladder still reaches leadership then.
      waitsUntil: late ? duty.toISOString() : null,
    };
    const saved = await assignAnew(
      deps,
      kept,
      { ...of, function: input.to, routing },
      { type: 'handedOver', from: of.function, to: input.to, actor, at },
    );
    await post(deps, kept, [{ face: 'notice', addressee: { kind: 'reporter', case: of.id }, subject: 'handOver' }]);
    if (to.channel)
      await post(deps, kept, [{ face: 'channel', addressee: { kind: 'channel', channel: to.channel }, case: of.id }]);
    return saved;
  });
}
