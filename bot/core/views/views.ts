import type { Repositories } from '../../ports/store/store.ts';
import type { ViewOf } from '../../ports/store/views.ts';
import { rolesOf } from '../access/access.ts';
import { isFirst, type Press } from '../cases/press.ts';
import { Refusal } from '../errors.ts';
import { id, type PersonId, type ViewId } from '../ids.ts';
import type { TaskDeps } from '../tasks/add-task.ts';
import { checkView, mayChange, mayRemove, maySave, maySee } from './rules.ts';
import { mostViews, type View, type ViewFields } from './view.ts';

type Deps = Pick<TaskDeps, 'store' | 'clock' | 'ids' | 'organisation' | 'vault'>;

function demandList(deps: Pick<Deps, 'organisation'>, actor: PersonId): void {
  if (!maySave(rolesOf(deps.organisation, actor))) throw new Refusal('notAllowed');
}

/** One's own and those that are shared, by name. */
export async function listViews(deps: Deps, actor: PersonId): Promise<readonly ViewOf[]> {
  demandList(deps, actor);
  return deps.store.read((kept) => kept.views.list(actor));
}

/** The same press again makes nothing more. */
export async function saveView(deps: Deps, actor: PersonId, fields: ViewFields, press?: Press): Promise<void> {
  demandList(deps, actor);
  const checked = checkView(deps.organisation, fields);
  const at = deps.clock.now();
  await deps.store.transaction(async (kept) => {
    if (!(await isFirst(deps, kept, press))) return;
    const own = (await kept.views.list(actor)).filter(({ view }) => view.owner === actor);
    if (own.length >= mostViews) throw new Refusal('inputInvalid', { field: 'name' });
    const view = { ...checked, id: id<ViewId>(deps.ids.ordered()), owner: actor };
    await kept.views.create({ ...view, changedBy: actor, changedAt: at, version: 1 });
    await note(kept, actor, at, view.id, 'viewSaved', 1);
  });
}

/** `base`: the version that the writer saw. */
export type ViewChange = Partial<ViewFields> & { readonly base: number };

/** Refuses `conflict` when it was changed meanwhile, from another window. */
export async function changeView(
  deps: Deps,
  actor: PersonId,
  view: ViewId,
  { base, ...given }: ViewChange,
): Promise<void> {
  const at = deps.clock.now();
  await deps.store.transaction(async (kept) => {
    const before = await lockSeen(deps, kept, actor, view);
    if (!mayChange(rolesOf(deps.organisation, actor), actor, before)) throw new Refusal('notAllowed');
    if (before.version !== base) throw new Refusal('conflict');
    const { name, shared, layout, query } = before;
    const checked = checkView(deps.organisation, { name, shared, layout, query, ...given });
    const version = before.version + 1;
    await kept.views.save({ ...before, ...checked, changedBy: actor, changedAt: at, version });
    await note(kept, actor, at, view, 'viewChanged', version);
  });
}

export async function removeView(deps: Deps, actor: PersonId, view: ViewId): Promise<void> {
  const at = deps.clock.now();
  await deps.store.transaction(async (kept) => {
    const before = await lockSeen(deps, kept, actor, view);
    if (!mayRemove(rolesOf(deps.organisation, actor), actor, before)) throw new Refusal('notAllowed');
    await kept.views.remove(view);
    await note(kept, actor, at, view, 'viewRemoved', before.version + 1);
  });
}

/** Which view the list opens with for this person; null: none of the saved ones. */
export async function openWith(deps: Deps, actor: PersonId, view: ViewId | null): Promise<void> {
  demandList(deps, actor);
  await deps.store.transaction(async (kept) => {
    if (view !== null) await lockSeen(deps, kept, actor, view);
    await kept.views.openWith(actor, view);
  });
}

/** A view that one may not see is not there. */
async function lockSeen(deps: Deps, kept: Repositories, actor: PersonId, view: ViewId): Promise<View> {
  demandList(deps, actor);
  const found = await kept.views.lock(view);
  if (!found || !maySee(rolesOf(deps.organisation, actor), actor, found)) throw new Refusal('notFound');
  return found;
}

function note(
  kept: Repositories,
  person: PersonId,
  at: Date,
  view: ViewId,
  type: 'viewSaved' | 'viewChanged' | 'viewRemoved',
  version: number,
): Promise<unknown> {
  const actor = { kind: 'person', person } as const;
  return kept.events.append(`view:${view}`, [{ type, actor, at, data: { version } }]);
}
