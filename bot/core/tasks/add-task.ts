import { mayTask, rolesOf } from '../access/access.ts';
import type { CaseDeps } from '../cases/deps.ts';
import { isFirst, type Press } from '../cases/press.ts';
import { Refusal } from '../errors.ts';
import { id as named, type PersonId, type PlaceId, type TaskId } from '../ids.ts';
import type { FieldChange } from './merge.ts';
import { checkChange } from './rules.ts';
import type { Origin, Task } from './task.ts';

/** What the use cases of a task need from the world: what a case's do. */
export type TaskDeps = CaseDeps;

export type NewTaskInput = {
  readonly title: string;
  readonly description: string;
  readonly administration: PlaceId | null;
  readonly responsible: PersonId | null;
  readonly dueDate: string | null;
  readonly origin: Exclude<Origin['kind'], 'case'>;
};

/** Adds a task that came of no case. The same press again adds nothing and returns what it added. */
export async function addTask(deps: TaskDeps, actor: PersonId, input: NewTaskInput, press?: Press): Promise<Task> {
  if (!mayTask(rolesOf(deps.organisation, actor), 'none', 'add')) throw new Refusal('notAllowed');
  const origin = { kind: input.origin } as const;
  const check = (change: FieldChange) => checkChange(deps.organisation, { origin }, change).value;
  const title = String(check({ field: 'title', value: input.title, base: 0 }));
  const description = String(check({ field: 'description', value: input.description, base: 0 }));
  check({ field: 'administration', value: input.administration, base: 0 });
  check({ field: 'responsible', value: input.responsible, base: 0 });
  check({ field: 'dueDate', value: input.dueDate, base: 0 });
  const { administration, responsible, dueDate } = input;
  const at = deps.clock.now();
  const mark = press ? deps.vault.fingerprint(press.key) : null;
  return deps.store.transaction(async (kept) => {
    if (!(await isFirst(deps, kept, press))) {
      const made = mark === null ? null : await kept.tasks.byPress(actor, mark);
      if (!made) throw new Refusal('notFound');
      return made;
    }
    const fresh = {
      title: { kind: 'own', text: title },
      description,
      administration,
      responsible,
      dueDate,
      origin,
    } as const;
    const id = named<TaskId>(deps.ids.ordered());
    const task = await kept.tasks.create({
      ...fresh,
      id,
      keepsCaseOpen: false,
      createdBy: actor,
      createdAt: at,
      press: mark,
    });
    await kept.events.append(`task:${id}`, [
      {
        type: 'taskMade',
        actor: { kind: 'person', person: actor },
        at,
        data: { number: task.number, origin: origin.kind },
      },
    ]);
    return task;
  });
}
