import { clientCredentials } from '../../../bot/adapters/entra/client-credentials.ts';
import { createGraph } from '../../../bot/adapters/graph/client.ts';
import { provision } from '../../../bot/adapters/graph/provision.ts';
import { createMemoryMessenger } from '../../../bot/adapters/memory/messenger.ts';
import { provisionPlan, type SharePoint, sharePoint } from '../../../bot/compose/sharepoint.ts';
import { id, type PersonId, type TaskId } from '../../../bot/core/ids.ts';
import { addTask } from '../../../bot/core/tasks/add-task.ts';
import { editTask } from '../../../bot/core/tasks/edit-task.ts';
import type { FieldChange } from '../../../bot/core/tasks/merge.ts';
import type { Task } from '../../../bot/core/tasks/task.ts';
import { archive } from '../../../bot/jobs/archive.ts';
import { createLog } from '../../../bot/log.ts';
import { organisation, p, world as tasksWorld } from '../../core/tasks/world.ts';
import { type GraphOptions, startGraph } from '../../graph-double/index.ts';

export { p };
export const SITE = 'https://region.example/sites/trygg';
const nobody = id<PersonId>('');

/**
 * The shared list on a real database, and SharePoint on the strict double, made by the command that makes it. One clock
 * moves both: `round` runs what the standing job runs, and half a minute passes.
 */
export async function world(
  options: Partial<GraphOptions> & { readonly provisioned?: boolean; readonly notify?: SharePoint['notify'] } = {},
) {
  let now = Date.parse('2026-11-03T09:00:00Z');
  const tasks = await tasksWorld();
  const graph = await startGraph({ ...options, clock: () => now, site: SITE });
  const clock = { now: () => new Date(now) };
  const lines: string[] = [];
  const log = createLog('trace', (line) => lines.push(line));
  const doorOf = (app: { readonly id: string; readonly secret: string }) =>
    createGraph({
      baseUrl: graph.url,
      scope: `${graph.url}/.default`,
      tokens: clientCredentials({
        tokenUrl: graph.tokenUrl,
        clientId: app.id,
        clientSecret: app.secret,
        now: clock.now,
      }),
      now: clock.now,
      log,
    });
  for (const [who, person] of organisation.people)
    graph.person({ id: who, displayName: person.name, userPrincipalName: `${who}@region.example` });
  const plan = provisionPlan(SITE, graph.app.id);
  const makeLists = (apply = true) => provision(doorOf(graph.admin), plan, apply);
  if (options.provisioned !== false) await makeLists();

  const door = doorOf(graph.app);
  const messenger = createMemoryMessenger({ channels: [] });
  const cleaner = { clean: () => Promise.reject(new Error('no files here')) };
  const openArchive = () =>
    sharePoint({ graph: door, site: SITE, appId: graph.app.id, notify: options.notify ?? null, now: clock.now });
  let sharePointSide = openArchive();
  const deps = { ...tasks, clock, tabLink: (route: string) => `https://trygg.example/tab/#${route}` };

  const it = {
    deps,
    graph,
    door,
    lines,
    messenger,
    makeLists,
    pool: tasks.pool,
    /** Time passes, for both. */
    pass(seconds: number) {
      now += seconds * 1000;
    },
    /** One round of the standing job, as often as it asks to be run again at once; then half a minute passes. */
    async round() {
      await archive.run({ ...deps, messenger, cleaner, archive: sharePointSide }, {});
      for (let more = 0; more < 50; more += 1) {
        const { rows } = await tasks.pool.query(
          `update job set state = 'done' where kind = 'archive' and once is null and state = 'ready' returning id`,
        );
        if (rows.length === 0) break;
        await archive.run({ ...deps, messenger, cleaner, archive: sharePointSide }, {});
      }
      it.pass(30);
    },
    /** A process that was killed and started anew: what it remembered is gone. */
    restart() {
      sharePointSide = openArchive();
    },
    archive: () => sharePointSide,
    add: (title: string, more: Partial<Pick<Task, 'responsible' | 'dueDate' | 'administration'>> = {}, by = p('kim')) =>
      addTask(deps, by, {
        title,
        description: '',
        administration: null,
        responsible: null,
        dueDate: null,
        origin: 'manual',
        ...more,
      }),
    async task(of: TaskId): Promise<Task> {
      const found = await deps.store.read((kept) => kept.tasks.get(of, nobody));
      if (!found) throw new Error('no such task');
      return found;
    },
    async tasks(): Promise<Task[]> {
      const { rows } = await tasks.pool.query<{ id: string }>('select id from task order by id');
      return Promise.all(rows.map((row) => it.task(id<TaskId>(row.id))));
    },
    history: (of: TaskId) => deps.store.read((kept) => kept.tasks.revisions(of)),
    /** An edit in the tab, from the task as it is now. */
    async edit(of: TaskId, change: (base: Task['fieldVersions']) => FieldChange, by = p('kim')) {
      const { fieldVersions } = await it.task(of);
      return editTask(deps, by, { task: of, changes: [change(fieldVersions)] });
    },
    retitle: (of: TaskId, value: string) => it.edit(of, ({ title }) => ({ field: 'title', value, base: title })),
    rows: () => graph.rows('Uppgifter'),
    /** The row of a task, or undefined. */
    row: (of: TaskId) => graph.rows('Uppgifter').find(({ fields }) => fields.TryggId === of),
    hand: (who: string) => graph.as(who, 'Uppgifter'),
    troubles: () => deps.store.read((kept) => kept.archive.troubles()),
    /** Who was told what: subjects of the cards that wait to be sent. */
    async told(): Promise<{ to: string; subject: string }[]> {
      const { rows } = await tasks.pool.query<{ to: string; subject: string }>(
        `select addressee as to, subject from card where face = 'archive' order by ctid`,
      );
      return rows;
    },
    /** How many times such cards were given to be drawn. */
    async cardJobs(): Promise<number> {
      const { rowCount } = await tasks.pool.query(
        `select from job j join card k on k.id::text = j.payload ->> 'card' where j.kind = 'card' and k.face = 'archive'`,
      );
      return rowCount ?? 0;
    },
    async end() {
      const { breaches } = graph;
      await graph.stop();
      await tasks.end();
      if (breaches.length > 0) throw new Error(`against Microsoft's description:\n${breaches.join('\n')}`);
    },
  };
  return it;
}
export type World = Awaited<ReturnType<typeof world>>;
