import type { Clock, Ids } from '../../ports/clock.ts';
import type { Store } from '../../ports/store/store.ts';
import type { Vault } from '../../ports/vault.ts';
import { mayTask, rolesOf } from '../access/access.ts';
import { Refusal } from '../errors.ts';
import { id, type PersonId, type PlaceId, type TaskId } from '../ids.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { checkChange } from './rules.ts';
import type { FieldChange } from './merge.ts';
import type { Origin, Task } from './task.ts';

export type TaskDeps = { readonly store: Store; readonly clock: Clock; readonly ids: Ids; readonly organisation: Organisation; readonly vault: Pick<Vault, 'fingerprint'> };

export type NewTaskInput = {
  readonly title: string;
  readonly description: string;
  readonly administration: PlaceId | null;
  readonly responsible: PersonId | null;
  readonly dueDate: string | null;
  readonly origin: Exclude<Origin['kind'], 'case'>;
};

/** Adds a task that came of no case. `press` is the caller's key: the same again adds nothing and returns what was added. */
export async function addTask(deps: TaskDeps, actor: PersonId, input: NewTaskInput, press: string): Promise<Task> {
  if (!mayTask(rolesOf(deps.organisation, actor), 'none', 'add')) throw new Refusal('notAllowed');
  const origin = { kind: input.origin } as const;
  const checked = (change: FieldChange) => checkChange(deps.organisation, { origin }, change).value ?? null;
  const title = String(checked({ field: 'title', value: input.title, base: 0 }));
  const description = String(checked({ field: 'description', value: input.description, base: 0 }));
  checked({ field: 'administration', value: input.administration, base: 0 });
  checked({ field: 'responsible', value: input.responsible, base: 0 });
  checked({ field: 'dueDate', value: input.dueDate, base: 0 });
  const at = deps.clock.now();
  return deps.store.transaction(async (kept) => {
    const pressed = await kept.presses.claim(`task:${actor}:${press}`, deps.vault.fingerprint(JSON.stringify(input)), at);
    if (pressed === 'other') throw new Refusal('pressedBefore');
    if (pressed === 'same') {
      const made = await kept.tasks.byPress(actor, press);
      if (!made) throw new Refusal('notFound');
      return made;
    }
    const task = await kept.tasks.create({
      id: id<TaskId>(deps.ids.ordered()), title: { kind: 'own', text: title }, description, administration: input.administration,
      responsible: input.responsible, dueDate: input.dueDate, origin, keepsCaseOpen: false, createdBy: actor, createdAt: at, press,
    });
    await kept.events.append(`task:${task.id}`, [{ type: 'taskMade', actor: { kind: 'person', person: actor }, at, data: { number: task.number, origin: origin.kind } }]);
    return task;
  });
}
