import { z } from 'zod';
import { add } from '../core/cases/add.ts';
import { answer } from '../core/cases/answer.ts';
import { ask } from '../core/cases/ask.ts';
import { assess } from '../core/cases/assess.ts';
import { urgencies } from '../core/cases/case.ts';
import { close } from '../core/cases/close.ts';
import { declareConflict } from '../core/cases/declare-conflict.ts';
import { handOver } from '../core/cases/hand-over.ts';
import { newTask } from '../core/cases/new-task.ts';
import type { Press } from '../core/cases/press.ts';
import { take } from '../core/cases/take.ts';
import { takeOver } from '../core/cases/take-over.ts';
import { withdraw } from '../core/cases/withdraw.ts';
import { Refusal } from '../core/errors.ts';
import type { CaseId, PersonId } from '../core/ids.ts';
import { neutralTitles } from '../core/tasks/neutral-titles.ts';
import { type ApiDeps, check, type Endpoint, json } from './call.ts';
import { caseFor } from './case.ts';
import { caseIdOf, date, freeText, functionId, personId } from './shapes.ts';

type Do = (
  deps: ApiDeps,
  person: PersonId,
  of: { readonly case: CaseId; readonly press?: Press },
  given: unknown,
) => Promise<unknown>;

const wordsShape = z.object({ text: freeText, identifiers: z.enum(['remove', 'seal']).nullable().default(null) });
const said = (given: unknown) => ({ words: check(wordsShape, given) });
const toShape = z.object({ to: functionId });
const urgencyShape = z.object({ urgency: z.enum(urgencies) });
const taskShape = z.object({
  title: z.enum(neutralTitles),
  responsible: personId.nullable().default(null),
  dueDate: date.nullable().default(null),
});

/** The same actions as the card's, by the same use cases. */
const verbs: { readonly [verb: string]: Do } = {
  take: (deps, person, of) => take(deps, person, of),
  takeOver: (deps, person, of) => takeOver(deps, person, of),
  ask: (deps, person, of, given) => ask(deps, person, { ...of, ...said(given) }),
  answer: (deps, person, of, given) => answer(deps, person, { ...of, ...said(given) }),
  add: (deps, person, of, given) => add(deps, person, { ...of, ...said(given) }),
  handOver: (deps, person, of, given) => handOver(deps, person, { ...of, ...said(given), ...check(toShape, given) }),
  declareConflict: (deps, person, of) => declareConflict(deps, person, of),
  assess: (deps, person, of, given) => assess(deps, person, { ...of, ...check(urgencyShape, given) }),
  makeTask: (deps, person, of, given) => newTask(deps, person, { ...of, ...check(taskShape, given) }),
  close: (deps, person, of, given) => close(deps, person, { ...of, ...said(given) }),
  withdraw: (deps, person, of) => withdraw(deps, person, of),
};

/** Carries out an action and answers the page as it is now; 204 when the caller may no longer see the case. */
export const casePress: Endpoint = {
  method: 'POST',
  path: '/api/cases/:id/actions/:verb',
  async answer(deps, call) {
    const act = Object.hasOwn(verbs, call.params.verb ?? '') ? verbs[call.params.verb ?? ''] : undefined;
    if (!act) throw new Refusal('notFound');
    const given = await call.body(z.record(z.string(), z.unknown()));
    const press = call.press(given);
    const of = caseIdOf(call.params);
    await act(deps, call.person, { case: of, ...(press ? { press } : {}) }, given);
    try {
      return json(200, await caseFor(deps, call, of));
    } catch (error) {
      if (error instanceof Refusal && error.code === 'notFound') return new Response(null, { status: 204 });
      throw error;
    }
  },
};
