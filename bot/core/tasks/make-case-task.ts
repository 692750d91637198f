import type { Ids } from '../../ports/clock.ts';
import type { Repositories } from '../../ports/store/store.ts';
import type { Case } from '../cases/case.ts';
import { id, type PersonId, type TaskId } from '../ids.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { administrationOf } from '../organisation/places.ts';
import { newIn } from './edit-task.ts';
import type { NeutralTitle } from './neutral-titles.ts';
import { checkChange } from './rules.ts';
import type { Task } from './task.ts';
import { tellPeople } from './tell.ts';

export type CaseTaskInput = {
  readonly title: NeutralTitle;
  readonly responsible: PersonId | null;
  /** Local date YYYY-MM-DD. */
  readonly dueDate: string | null;
};

/** The maker's own mark of the press, by which it is found when the press comes again; or null. */
type Mark = string | null;

/**
 * A task that came of a case, made inside the transaction that also writes the case's own event.
 * It bears the case's number, its förvaltning and a neutral title; nothing of what happened.
 * Who may make one is the case's matter: ask `may(standing, 'makeTask')` first.
 */
export async function makeCaseTask(
  kept: Repositories,
  deps: { readonly ids: Ids; readonly organisation: Organisation },
  actor: PersonId,
  of: Case,
  input: CaseTaskInput,
  at: Date,
  mark: Mark = null,
): Promise<Task> {
  const origin = { kind: 'case', case: of.id, number: of.number } as const;
  checkChange(deps.organisation, { origin }, { field: 'responsible', value: input.responsible, base: 0 });
  checkChange(deps.organisation, { origin }, { field: 'dueDate', value: input.dueDate, base: 0 });
  const task = await kept.tasks.create({
    id: id<TaskId>(deps.ids.ordered()),
    title: { kind: 'neutral', id: input.title },
    description: '',
    administration: of.unit === null ? null : (administrationOf(deps.organisation, of.unit)?.id ?? null),
    responsible: input.responsible,
    dueDate: input.dueDate,
    origin,
    keepsCaseOpen: true,
    createdBy: actor,
    createdAt: at,
    press: mark,
  });
  await kept.events.append(`task:${task.id}`, [
    { type: 'taskMade', actor: { kind: 'person', person: actor }, at, data: { number: task.number, origin: 'case' } },
  ]);
  await tellPeople(deps, kept, actor, at, newIn(null, task));
  return task;
}
