import { Refusal } from '../errors.ts';
import type { PersonId, RequestId } from '../ids.ts';
import type { TaskDeps } from '../tasks/add-task.ts';
import { demandTask } from '../tasks/rules.ts';
import { isDate } from '../tasks/task.ts';
import { localTime } from '../time/stockholm.ts';
import type { Evidence, ExternalRequest, RequestState } from './request.ts';

export type Settling =
  /** `on`: the local date on which it was seen to be done. */
  | { readonly kind: 'fulfilled'; readonly evidence: Evidence; readonly on: string }
  | { readonly kind: 'withdrawn' }
  /** Was settled by mistake. */
  | { readonly kind: 'sent' };

/** Says how it went. The same again changes nothing. Refuses `notFound`, `notAllowed`, and a date that has not been. */
export async function settleRequest(
  deps: TaskDeps,
  actor: PersonId,
  request: RequestId,
  settling: Settling,
): Promise<ExternalRequest> {
  const at = deps.clock.now();
  if (settling.kind === 'fulfilled' && (!isDate(settling.on) || settling.on > localTime(at).date))
    throw new Refusal('inputInvalid', { field: 'on' });
  return deps.store.transaction(async (kept) => {
    const before = await kept.requests.lock(request);
    if (!before) throw new Refusal('notFound');
    const task = await kept.tasks.lock(before.task, actor);
    demandTask(deps.organisation, actor, task, 'edit');
    if (same(before.state, settling)) return before;
    const state: RequestState = settling.kind === 'sent' ? settling : { ...settling, by: actor, at };
    const after = { ...before, state };
    await kept.requests.save(after);
    await kept.tasks.revise({ ...task, version: task.version + 1, changedAt: at }, []);
    await kept.events.append(`task:${task.id}`, [
      {
        type: 'requestSettled',
        actor: { kind: 'person', person: actor },
        at,
        data: { request, ...settling },
      },
    ]);
    return after;
  });
}

function same(now: RequestState, wanted: Settling): boolean {
  if (now.kind !== wanted.kind) return false;
  if (now.kind !== 'fulfilled' || wanted.kind !== 'fulfilled') return true;
  return now.evidence === wanted.evidence && now.on === wanted.on;
}
