/** Random edits on both sides, with random delays and faults, end with both sides equal and no edit missing from the history. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Task, taskFields } from '../../../bot/core/tasks/task.ts';
import { seeded } from '../../graph-double/faults.ts';
import { p, type World, world } from './world.ts';

const titles = ['Byt lås', 'Se över larm', 'Öva', 'Laga dörr', 'Möt hyresvärd'];
const dates = ['2026-12-01', '2026-12-24', '2027-01-15'];
const shown = { open: 'Ej påbörjad', inProgress: 'Pågår', done: 'Klar' } as const;
const origins = { manual: 'Egen uppgift', rsa: 'RSA', goal: 'Mål' } as const;
const originKinds = ['manual', 'rsa', 'goal'] as const;
const statuses = ['open', 'inProgress', 'done'] as const;

/** What one step does; `n` chooses task and value. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('tab', 'list'), field: fc.nat(3), n: fc.nat(99) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('round'), field: fc.constant(0), n: fc.nat(99) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('fault'), field: fc.nat(5), n: fc.nat(99) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('add', 'addRow', 'lag'), field: fc.constant(0), n: fc.nat(99) }),
  },
);
type Step = { readonly kind: string; readonly field: number; readonly n: number };

/** Every value that someone wrote over another, with who and where, for the history to be asked about. */
type Written = { readonly task: string; readonly field: string; readonly value: string; readonly by: string };

async function play(it: World, steps: readonly Step[], written: Written[]): Promise<void> {
  const random = seeded(steps.length);
  for (const { kind, field, n } of steps) {
    const tasks = await it.tasks();
    const task = tasks[n % Math.max(tasks.length, 1)];
    const title = `${titles[n % titles.length]} ${n}`;
    const dueDate = dates[n % dates.length] ?? null;
    const status = statuses[n % statuses.length] ?? 'open';
    const origin = originKinds[n % originKinds.length] ?? 'manual';
    if (kind === 'add') await it.add(title);
    else if (kind === 'addRow') it.hand('robin').add({ Title: title });
    else if (kind === 'round') await it.round();
    else if (kind === 'lag') it.graph.faults.lagMs = random() < 0.5 ? 0 : 10_000;
    else if (kind === 'fault') fault(it, field);
    else if (kind === 'tab' && task) {
      const value = [title, dueDate, status, origin][field] ?? '';
      if (fieldOf(task, field) !== value) written.push({ task: task.id, field: names[field] ?? '', value, by: 'kim' });
      await it.edit(task.id, (base) =>
        field === 0
          ? { field: 'title', value: title, base: base.title }
          : field === 1
            ? { field: 'dueDate', value: dueDate, base: base.dueDate }
            : field === 2
              ? { field: 'status', value: status, base: base.status }
              : { field: 'origin', value: origin, base: base.origin },
      );
    } else if (kind === 'list' && task) {
      const row = it.row(task.id);
      if (!row) continue;
      const fields = [
        { Title: title },
        { DueDate: `${dueDate}T12:00:00Z` },
        { TaskStatus: shown[status] },
        { Origin: origins[origin] },
      ][field];
      it.hand('robin').edit(row.id, fields ?? {});
    }
    it.pass(3);
  }
}
const names = ['title', 'dueDate', 'status', 'origin'];
const fieldOf = (task: Task, field: number) =>
  [task.title.kind === 'own' ? task.title.text : '', task.dueDate, task.status, task.origin.kind][field];

function fault(it: World, which: number): void {
  const { faults } = it.graph;
  if (which === 0) faults.next({ kind: 'answer', status: 429, after: 5 }, { template: '/items' });
  if (which === 1) faults.next({ kind: 'answer', status: 503 });
  if (which === 2) faults.next({ kind: 'cutBefore' });
  if (which === 3) faults.next({ kind: 'cutAfter' }, { method: 'PATCH' });
  if (which === 4) faults.next({ kind: 'cutAfter' }, { method: 'POST', template: '/items' });
  if (which === 5) it.graph.expireTokens();
}

const runs = Number(process.env.ARCHIVE_RUNS ?? 6);

test('both sides end equal, and no edit is missing from the history', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const it = await world();
      const written: Written[] = [];
      try {
        await it.add('Först');
        await it.add('Sedan');
        await it.round();
        await play(it, steps, written);
        it.graph.faults.clear();
        for (let round = 0; round < 6; round += 1) await it.round();
        await compare(it);
        await nothingMissing(it, written);
      } finally {
        await it.end();
      }
    }),
    { numRuns: runs, ...(process.env.ARCHIVE_SEED ? { seed: Number(process.env.ARCHIVE_SEED) } : {}) },
  );
}, 600_000);

async function compare(it: World): Promise<void> {
  const tasks = await it.tasks();
  const local = (at: unknown) =>
    typeof at === 'string'
      ? new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date(at))
      : null;
  const here = tasks.map((task) => [task.id, task.number, ...names.map((_, index) => fieldOf(task, index))]);
  const there = it.rows().map(({ fields }) => {
    const status = statuses.find((each) => shown[each] === fields.TaskStatus);
    const origin = originKinds.find((each) => origins[each] === fields.Origin);
    return [fields.TryggId, fields.Number, fields.Title, local(fields.DueDate), status, origin];
  });
  const sorted = (rows: unknown[][]) => rows.map((row) => JSON.stringify(row)).sort();
  expect(sorted(there)).toEqual(sorted(here));
}

/**
 * Of the tab's edits each stands in the history as itself. Of the list's, each version of a row that a person left is a
 * value that the history has, unless they wrote over it themselves before anyone looked, or it said what was so already.
 */
async function nothingMissing(it: World, written: readonly Written[]): Promise<void> {
  for (const task of await it.tasks()) {
    const history = await it.history(task.id);
    for (const { field, value, by } of written.filter((each) => each.task === task.id))
      expect(history.some((one) => one.field === field && one.to === value && one.by === by)).toBe(true);
    // The value that stands is the last one that held.
    for (const field of taskFields) {
      const last = history.filter((one) => one.field === field && one.applied).at(-1);
      if (last && field === 'status') expect(task.status).toBe(last.to);
    }
    const row = it.row(task.id);
    const item = row && it.graph.list('Uppgifter').items.get(row.id);
    const versions = item?.versions ?? [];
    for (const [index, version] of versions.entries()) {
      if (!('user' in version.by) || version.by.user.id !== p('robin')) continue;
      const next = versions[index + 1];
      const over = next !== undefined && 'user' in next.by;
      const before = versions[index - 1];
      const { Title, TaskStatus } = version.fields;
      const status = statuses.find((each) => shown[each] === TaskStatus);
      if (over || !before) continue;
      if (Title !== before.fields.Title)
        expect(history.some((one) => one.to === Title) || task.title === Title).toBe(true);
      if (TaskStatus !== before.fields.TaskStatus) expect(history.some((one) => one.to === status)).toBe(true);
    }
  }
}
