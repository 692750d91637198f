import { mayTask, rolesOf } from '../access/access.ts';
import type { CaseDeps } from '../cases/deps.ts';
import { isFirst, type Press } from '../cases/press.ts';
import { Refusal } from '../errors.ts';
import { id as named, type PersonId, type PlaceId, type TaskId } from '../ids.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { newIn } from './edit-task.ts';
import type { FieldChange } from './merge.ts';
import { dayOfSeries } from './recurrence.ts';
import { checkChange, checkChanges, checkWhole } from './rules.ts';
import { type ChecklistItem, type Origin, type Priority, type Recurrence, type Task, UNDATED } from './task.ts';
import { tellPeople } from './tell.ts';

/** What the use cases of a task need from the world: what a case's do. */
export type TaskDeps = CaseDeps;

export type NewTaskInput = {
  readonly title: string;
  readonly description: string;
  readonly administration: PlaceId | null;
  readonly responsible: PersonId | null;
  /** A date, or UNDATED. */
  readonly dueDate: string | null;
  readonly origin: Exclude<Origin['kind'], 'case'>;
  readonly priority?: Priority;
  readonly followUpDate?: string | null;
  readonly recurrence?: Recurrence | null;
  readonly link?: string | null;
  readonly participants?: readonly PersonId[];
  readonly checklist?: readonly { readonly id: string; readonly text: string }[];
};

/** Adds a task that came of no case. The same press again adds nothing and returns what it added. */
export async function addTask(deps: TaskDeps, actor: PersonId, input: NewTaskInput, press?: Press): Promise<Task> {
  if (!mayTask(rolesOf(deps.organisation, actor), 'none', 'add')) throw new Refusal('notAllowed');
  const fresh = checkNew(deps.organisation, input);
  const at = deps.clock.now();
  const mark = press ? deps.vault.fingerprint(press.key) : null;
  return deps.store.transaction(async (kept) => {
    if (!(await isFirst(deps, kept, press))) {
      const made = mark === null ? null : await kept.tasks.byPress(actor, mark);
      if (!made) throw new Refusal('notFound');
      return made;
    }
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
        data: { number: task.number, origin: input.origin },
      },
    ]);
    await tellPeople(deps, kept, actor, at, newIn(null, task));
    return task;
  });
}

/** What was asked for, cleaned, by the same rules as a change of each field. */
export function checkNew(organisation: Organisation, input: NewTaskInput) {
  const origin = { kind: input.origin } as const;
  const check = (change: FieldChange) => checkChange(organisation, { origin }, change).value;
  const {
    administration,
    responsible,
    followUpDate = null,
    recurrence = null,
    priority = 'medium',
    link = null,
  } = input;
  const title = String(check({ field: 'title', value: input.title, base: 0 }));
  const description = String(check({ field: 'description', value: input.description, base: 0 }));
  check({ field: 'administration', value: administration, base: 0 });
  check({ field: 'responsible', value: responsible, base: 0 });
  check({ field: 'dueDate', value: input.dueDate, base: 0 });
  check({ field: 'followUpDate', value: followUpDate, base: 0 });
  check({ field: 'link', value: link, base: 0 });
  const undated = input.dueDate === UNDATED;
  const dueDate = undated ? null : input.dueDate;
  const { participants, checklist } = checkParts(organisation, origin, input);
  checkWhole({ recurrence, dueDate, checklist, participants });
  return {
    title: { kind: 'own', text: title },
    description,
    administration,
    responsible,
    dueDate,
    undated,
    origin,
    priority,
    followUpDate,
    recurrence,
    link,
    seriesDay: recurrence !== null && dueDate !== null ? dayOfSeries(dueDate, null) : null,
    participants,
    checklist,
  } as const;
}

function checkParts(
  organisation: Organisation,
  origin: Origin,
  input: NewTaskInput,
): Pick<Task, 'participants' | 'checklist'> {
  const participants = [...new Set(input.participants)];
  const lines = (input.checklist ?? []).map(
    ({ id, text }) => ({ field: 'checklist', item: id, value: { text, done: false }, base: 0 }) as const,
  );
  if (new Set(lines.map(({ item }) => item)).size !== lines.length)
    throw new Refusal('inputInvalid', { field: 'checklist' });
  const joining = { field: 'participants', add: participants, remove: [] } as const;
  const checked = checkChanges(organisation, { origin, recurrence: null }, [joining, ...lines]);
  const checklist = checked.flatMap((change): ChecklistItem[] =>
    change.field === 'checklist' && change.value
      ? [{ id: change.item, text: change.value.text, done: false, version: 1 }]
      : [],
  );
  return { participants, checklist };
}
