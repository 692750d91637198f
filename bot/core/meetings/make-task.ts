import type { Repositories } from '../../ports/store/store.ts';
import { mayTask, rolesOf } from '../access/access.ts';
import { Refusal } from '../errors.ts';
import { id, type MeetingId, type PersonId, type TaskId } from '../ids.ts';
import { newIn } from '../tasks/edit-task.ts';
import { checkChange } from '../tasks/rules.ts';
import type { Task } from '../tasks/task.ts';
import { tellPeople } from '../tasks/tell.ts';
import type { MeetingDeps } from './deps.ts';

export type MeetingTaskInput = {
  readonly title: string;
  readonly responsible: PersonId | null;
  readonly dueDate: string | null;
};

/** A task that a meeting decided on, made inside the transaction that also writes the decision. */
export async function newMeetingTask(
  deps: MeetingDeps,
  kept: Repositories,
  actor: PersonId,
  meeting: MeetingId,
  input: MeetingTaskInput,
  at: Date,
): Promise<Task> {
  if (!mayTask(rolesOf(deps.organisation, actor), 'none', 'add')) throw new Refusal('notAllowed');
  const { responsible, dueDate } = input;
  const origin = { kind: 'meeting' } as const;
  const { value: title } = checkChange(deps.organisation, { origin }, { field: 'title', value: input.title, base: 0 });
  checkChange(deps.organisation, { origin }, { field: 'responsible', value: responsible, base: 0 });
  checkChange(deps.organisation, { origin }, { field: 'dueDate', value: dueDate, base: 0 });
  const task = await kept.tasks.create({
    id: id<TaskId>(deps.ids.ordered()),
    title: { kind: 'own', text: String(title) },
    description: '',
    administration: null,
    responsible,
    dueDate,
    link: `#/meetings/${meeting}`,
    origin,
    keepsCaseOpen: false,
    createdBy: actor,
    createdAt: at,
    press: null,
  });
  await kept.events.append(`task:${task.id}`, [
    {
      type: 'taskMade',
      actor: { kind: 'person', person: actor },
      at,
      data: { number: task.number, origin: origin.kind },
    },
  ]);
  await tellPeople(deps, kept, actor, at, newIn(null, task));
  return task;
}
