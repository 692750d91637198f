import type { Repositories } from '../../ports/store/store.ts';
import { rolesOf } from '../access/access.ts';
import { isFirst, type Press } from '../cases/press.ts';
import { Refusal } from '../errors.ts';
import { id, type PersonId, type TemplateId } from '../ids.ts';
import { addTask, type TaskDeps } from '../tasks/add-task.ts';
import type { Task } from '../tasks/task.ts';
import { checkTemplate, mayChange, mayUse, taskOf } from './rules.ts';
import type { Template, TemplateFields } from './template.ts';

function demandUse(deps: Pick<TaskDeps, 'organisation'>, actor: PersonId): void {
  if (!mayUse(rolesOf(deps.organisation, actor))) throw new Refusal('notAllowed');
}

/** All of the network's, those taken away too. */
export async function listTemplates(deps: TaskDeps, actor: PersonId): Promise<readonly Template[]> {
  demandUse(deps, actor);
  return deps.store.read((kept) => kept.templates.list());
}

/** Its maker owns it. The same press again makes nothing more. */
export async function addTemplate(
  deps: TaskDeps,
  actor: PersonId,
  fields: TemplateFields,
  press?: Press,
): Promise<void> {
  demandUse(deps, actor);
  const checked = checkTemplate(deps, fields);
  const at = deps.clock.now();
  await deps.store.transaction(async (kept) => {
    if (!(await isFirst(deps, kept, press))) return;
    const template = { ...checked, id: id<TemplateId>(deps.ids.ordered()), owner: actor, removed: false } as const;
    await kept.templates.create({ ...template, changedBy: actor, changedAt: at, version: 1 });
    await note(kept, actor, at, template.id, 'templateMade', 1);
  });
}

export type TemplateChange = {
  readonly fields?: TemplateFields;
  readonly owner?: PersonId;
  readonly removed?: boolean;
  /** The version that the writer saw. */
  readonly base: number;
};

/** Refuses `conflict` when someone changed it meanwhile: a template is small, and is read again. */
export async function changeTemplate(
  deps: TaskDeps,
  actor: PersonId,
  template: TemplateId,
  { base, fields, owner, removed }: TemplateChange,
): Promise<void> {
  const roles = rolesOf(deps.organisation, actor);
  demandUse(deps, actor);
  const checked = fields ? checkTemplate(deps, fields) : {};
  if (owner !== undefined && !mayUse(rolesOf(deps.organisation, owner))) throw new Refusal('unknownPerson');
  const at = deps.clock.now();
  await deps.store.transaction(async (kept) => {
    const before = await kept.templates.lock(template);
    if (!before) throw new Refusal('notFound');
    if (!mayChange(roles, actor, before)) throw new Refusal('notAllowed');
    if (before.version !== base) throw new Refusal('conflict');
    const given = {
      ...checked,
      ...(owner === undefined ? {} : { owner }),
      ...(removed === undefined ? {} : { removed }),
    };
    const after = { ...before, ...given, changedBy: actor, changedAt: at, version: before.version + 1 };
    await kept.templates.save(after);
    await note(kept, actor, at, template, 'templateChanged', after.version);
  });
}

/** The task that the template makes today. The same press again returns what it made. */
export async function addFromTemplate(
  deps: TaskDeps,
  actor: PersonId,
  template: TemplateId,
  press?: Press,
): Promise<Task> {
  demandUse(deps, actor);
  const found = (await deps.store.read((kept) => kept.templates.list())).find((each) => each.id === template);
  if (!found || found.removed) throw new Refusal('notFound');
  return addTask(deps, actor, taskOf(deps, found), press);
}

function note(
  kept: Repositories,
  person: PersonId,
  at: Date,
  template: TemplateId,
  type: 'templateMade' | 'templateChanged',
  version: number,
): Promise<unknown> {
  const actor = { kind: 'person', person } as const;
  return kept.events.append(`template:${template}`, [{ type, actor, at, data: { version } }]);
}
