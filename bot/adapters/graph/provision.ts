import { z } from 'zod';
import { columnsShape, definitionOf, facetOf, type ProvisionColumn } from './archive/definitions.ts';
import type { Graph } from './client.ts';
import { refusedWith } from './errors.ts';

/*
 * Makes the site what the archive needs, as an administrator. It reads first and says what it would do; `apply` does it.
 * Safe to repeat: what is there is left alone, what is missing is added. What would change the type of someone's column is
 * refused and told, never done.
 */

export type ProvisionPlan = {
  /** `https://host/sites/name`. */
  readonly site: string;
  readonly app: { readonly id: string; readonly displayName: string };
  readonly lists: readonly {
    readonly title: string;
    /** What the column that every list has is called in this one. */
    readonly titleColumn: string;
    readonly columns: readonly ProvisionColumn[];
  }[];
  readonly folders: readonly string[];
};

/** One thing that is to be done, or that an administrator must decide (`refused`). */
export type Step = {
  readonly kind: 'grant' | 'list' | 'column' | 'index' | 'title' | 'folder' | 'refused';
  readonly what: string;
};

const withId = z.object({ id: z.string() });
const listShape = z.object({ id: z.string(), displayName: z.string().nullish() });
const permission = z.object({
  roles: z.array(z.string()).nullish(),
  grantedToIdentitiesV2: z.array(z.object({ application: z.object({ id: z.string() }).nullish() })).nullish(),
});
const enough = ['write', 'manage', 'fullcontrol', 'owner'];
const file = z.object({ name: z.string() });

async function all<T>(items: AsyncIterable<unknown>, shape: z.ZodType<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(shape.parse(item));
  return found;
}

/** Reads the site, and does what is missing when `apply` is set. Returns each step, done or to be done. */
export async function provision(graph: Graph, plan: ProvisionPlan, apply: boolean): Promise<Step[]> {
  const { hostname, pathname } = new URL(plan.site);
  const place = { hostname, 'site-path': pathname.replace(/^\/sites\//, '').replace(/\/+$/, '') };
  const site = withId.parse(await graph.get('/sites/{hostname}:/sites/{site-path}', { at: place }));
  const at = { 'site-id': site.id };
  const steps: Step[] = [];
  const step = async (kind: Step['kind'], what: string, work: () => Promise<unknown>) => {
    steps.push({ kind, what });
    if (apply) await work();
  };

  const grants = await all(graph.pages('/sites/{site-id}/permissions', { at }), permission);
  const granted = grants.some(
    ({ roles, grantedToIdentitiesV2 }) =>
      roles?.some((role) => enough.includes(role)) &&
      grantedToIdentitiesV2?.some(({ application }) => application?.id === plan.app.id),
  );
  if (!granted)
    await step('grant', `${plan.app.displayName} (${plan.app.id}): write`, () =>
      graph.post(
        '/sites/{site-id}/permissions',
        { roles: ['write'], grantedToIdentities: [{ application: plan.app }] },
        { at },
      ),
    );

  const lists = await all(graph.pages('/sites/{site-id}/lists', { at }), listShape);
  for (const wanted of plan.lists) {
    const known = lists.find(({ displayName }) => displayName === wanted.title);
    let listId = known?.id ?? null;
    if (listId === null) {
      const columns = wanted.columns.map(definitionOf);
      await step('list', `${wanted.title}: ${wanted.columns.map(({ name }) => name).join(', ')}`, async () => {
        const made = await graph.post(
          '/sites/{site-id}/lists',
          { displayName: wanted.title, list: { template: 'genericList' }, columns },
          { at },
        );
        listId = withId.parse(made).id;
      });
    }
    if (listId !== null) await mendColumns(graph, { ...at, 'list-id': listId }, wanted, step, steps);
  }

  const drive = withId.parse(await graph.get('/sites/{site-id}/drive', { at }));
  const driveAt = { 'drive-id': drive.id };
  const there = await all(graph.pages('/drives/{drive-id}/root/children', { at: driveAt }), file);
  for (const folder of plan.folders) {
    if (there.some(({ name }) => name === folder)) continue;
    await step('folder', folder, async () => {
      const body = { name: folder, folder: {}, '@microsoft.graph.conflictBehavior': 'fail' };
      await graph.post('/drives/{drive-id}/root/children', body, { at: driveAt }).catch((error: unknown) => {
        if (!refusedWith(error, 409)) throw error;
      });
    });
  }
  return steps;
}

/** Columns and indexes that a list lacks. */
async function mendColumns(
  graph: Graph,
  at: { readonly [name: string]: string },
  wanted: ProvisionPlan['lists'][number],
  step: (kind: Step['kind'], what: string, work: () => Promise<unknown>) => Promise<void>,
  steps: Step[],
): Promise<void> {
  const COLUMNS = '/sites/{site-id}/lists/{list-id}/columns';
  const there = await all(graph.pages(COLUMNS, { at }), columnsShape);
  const patch = (id: string, body: unknown) =>
    graph.patch(`${COLUMNS}/{columnDefinition-id}`, body, { at: { ...at, 'columnDefinition-id': id } });
  const title = there.find(({ name }) => name === 'Title');
  if (title && title.displayName !== wanted.titleColumn)
    await step('title', `${wanted.title}.Title: ${wanted.titleColumn}`, () =>
      patch(title.id, { displayName: wanted.titleColumn }),
    );
  for (const column of wanted.columns) {
    const what = `${wanted.title}.${column.name}`;
    const known = there.find(({ name }) => name === column.name);
    if (!known) {
      await step('column', what, () => graph.post(COLUMNS, definitionOf(column), { at }));
      continue;
    }
    if (facetOf(known) !== column.kind) {
      steps.push({ kind: 'refused', what: `${what}: ${facetOf(known)}, not ${column.kind}` });
      continue;
    }
    const lacking = column.choices?.filter((choice) => !known.choice?.choices?.includes(choice)) ?? [];
    if (lacking.length > 0) steps.push({ kind: 'refused', what: `${what}: lacks ${lacking.join(', ')}` });
    if (column.unique && !known.enforceUniqueValues) steps.push({ kind: 'refused', what: `${what}: not unique` });
    if (column.indexed && !known.indexed) await step('index', what, () => patch(known.id, { indexed: true }));
  }
}
