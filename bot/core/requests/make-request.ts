import { isFirst, type Press } from '../cases/press.ts';
import { Refusal } from '../errors.ts';
import { id, type PersonId, type RequestId, type TaskId } from '../ids.ts';
import type { TaskDeps } from '../tasks/add-task.ts';
import { demandTask } from '../tasks/rules.ts';
import { isDate } from '../tasks/task.ts';
import { localTime } from '../time/stockholm.ts';
import { type Asked, type ExternalRequest, mostAtOnce } from './request.ts';

/**
 * Keeps what is asked of an outside party for a task. The same press again returns what it made. Refuses `notFound`,
 * `notAllowed`, `unknownParty`, `unknownPlace`, and `inputInvalid` for a count or a date that cannot be.
 */
export async function makeRequest(
  deps: TaskDeps,
  actor: PersonId,
  task: TaskId,
  asked: Asked,
  press?: Press,
): Promise<ExternalRequest> {
  const { organisation } = deps;
  if (!organisation.parties.has(asked.party)) throw new Refusal('unknownParty');
  if (!organisation.places.has(asked.place)) throw new Refusal('unknownPlace');
  if (!Number.isInteger(asked.count) || asked.count < 1 || asked.count > mostAtOnce)
    throw new Refusal('inputInvalid', { field: 'count' });
  const at = deps.clock.now();
  if (!isDate(asked.dueDate) || asked.dueDate < localTime(at).date)
    throw new Refusal('inputInvalid', { field: 'dueDate' });
  const mark = press ? deps.vault.fingerprint(press.key) : null;
  return deps.store.transaction(async (kept) => {
    const of = await kept.tasks.lock(task, actor);
    demandTask(organisation, actor, of, 'edit');
    if (!(await isFirst(deps, kept, press))) {
      const made = mark === null ? null : await kept.requests.byPress(actor, mark);
      if (!made) throw new Refusal('notFound');
      return made;
    }
    const fresh = {
      ...asked,
      id: id<RequestId>(deps.ids.ordered()),
      task,
      createdBy: actor,
      createdAt: at,
      press: mark,
    };
    const request = await kept.requests.create(fresh);
    await kept.tasks.revise({ ...of, version: of.version + 1, changedAt: at }, []);
    await kept.events.append(`task:${task}`, [
      {
        type: 'requestMade',
        actor: { kind: 'person', person: actor },
        at,
        data: { request: request.id, number: request.number, party: asked.party },
      },
    ]);
    return request;
  });
}
