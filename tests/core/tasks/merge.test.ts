import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTask } from '../../../bot/core/tasks/add-task.ts';
import { editTask } from '../../../bot/core/tasks/edit-task.ts';
import type { FieldChange } from '../../../bot/core/tasks/merge.ts';
import { seeHistory, seeTask } from '../../../bot/core/tasks/see-tasks.ts';
import { fieldValue, priorities, type Task, type TaskField, taskFields } from '../../../bot/core/tasks/task.ts';
import { p, place, world } from './world.ts';

let deps: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  deps = await world();
});
afterAll(() => deps.end());

const fresh = () =>
  addTask(deps, p('kim'), {
    title: 'Från början',
    description: '',
    administration: null,
    responsible: null,
    dueDate: null,
    origin: 'manual',
  });
const titleOf = (task: Task) => fieldValue(task, 'title');

test('two people change different fields of one task at the same moment, and both hold', async () => {
  const task = await fresh();
  const [kim, robin] = await Promise.all([
    editTask(deps, p('kim'), { task: task.id, changes: [{ field: 'title', value: 'Kims rubrik', base: 1 }] }),
    editTask(deps, p('robin'), { task: task.id, changes: [{ field: 'dueDate', value: '2026-12-24', base: 1 }] }),
  ]);
  expect([kim.conflicts, robin.conflicts]).toEqual([[], []]);
  expect(await seeTask(deps, p('kim'), task.id)).toMatchObject({
    title: { text: 'Kims rubrik' },
    dueDate: '2026-12-24',
    version: 3,
  });
});

test('two people change the same field: one holds, the other is shown both values, and neither is lost', async () => {
  const task = await fresh();
  const edit = (who: 'kim' | 'robin') =>
    editTask(deps, p(who), {
      task: task.id,
      changes: [
        { field: 'title', value: `${who}s rubrik`, base: 1 },
        who === 'kim'
          ? { field: 'description', value: 'Av Kim', base: 1 }
          : { field: 'dueDate', value: '2026-12-24', base: 1 },
      ],
    });
  const results = await Promise.all([edit('kim'), edit('robin')]);
  const kept = await seeTask(deps, p('kim'), task.id);
  const lost = results.findIndex((result) => result.conflicts.length > 0);
  const loser = lost === 0 ? 'kim' : 'robin';
  expect(results.filter((result) => result.conflicts.length > 0)).toHaveLength(1);
  expect(results[lost]?.conflicts).toMatchObject([
    { field: 'title', yours: `${loser}s rubrik`, theirs: titleOf(kept), base: kept.fieldVersions.title },
  ]);
  expect(kept).toMatchObject({ description: 'Av Kim', dueDate: '2026-12-24' });
  const { revisions } = await seeHistory(deps, p('kim'), task.id);
  expect(revisions.filter((revision) => !revision.applied)).toMatchObject([
    { field: 'title', to: `${loser}s rubrik`, by: loser },
  ]);
  // Choosing one's own after having seen both is an ordinary edit.
  const chosen = await editTask(deps, p(loser), {
    task: task.id,
    changes: [{ field: 'title', value: 'Valt', base: results[lost]?.conflicts[0]?.base ?? 0 }],
  });
  expect([chosen.conflicts, titleOf(chosen.task)]).toEqual([[], 'Valt']);
});

const change = fc.oneof(
  fc.record({ field: fc.constant('title' as const), value: fc.constantFrom('A', 'B', 'C', 'Från början') }),
  fc.record({ field: fc.constant('description' as const), value: fc.constantFrom('', 'x', 'y') }),
  fc.record({ field: fc.constant('responsible' as const), value: fc.constantFrom(null, p('kim'), p('robin')) }),
  fc.record({ field: fc.constant('administration' as const), value: fc.constantFrom(null, place('hospital')) }),
  fc.record({
    field: fc.constant('dueDate' as const),
    value: fc.constantFrom(null, 'none', '2026-12-01', '2027-01-01'),
  }),
  fc.record({
    field: fc.constant('status' as const),
    value: fc.constantFrom('open' as const, 'inProgress' as const, 'done' as const),
  }),
  fc.record({ field: fc.constant('priority' as const), value: fc.constantFrom(...priorities) }),
  fc.record({ field: fc.constant('followUpDate' as const), value: fc.constantFrom(null, '2026-12-01', '2027-01-01') }),
  fc.record({ field: fc.constant('removed' as const), value: fc.constantFrom(null, 'yes' as const) }),
);
const writer = fc.record({
  who: fc.constantFrom('kim', 'robin', 'lee'),
  /** How many of the earlier edits this writer had seen. */
  stale: fc.nat({ max: 3 }),
  changes: fc.uniqueArray(change, { minLength: 1, maxLength: 4, selector: (each) => each.field }),
});

test('whatever many writers send in whatever order: each field is taken or conflicts with both values, and the history rebuilds the task', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(writer, { minLength: 1, maxLength: 8 }), async (writers) => {
      const seen = [await fresh()];
      const written: { field: TaskField; to: string | null; applied: boolean }[] = [];
      for (const { who, stale, changes } of writers) {
        const base = seen.at(-1 - stale) ?? seen[0];
        const now = seen.at(-1);
        if (!base || !now) throw new Error('no task');
        const { task, conflicts } = await editTask(deps, p(who), {
          task: now.id,
          changes: changes.map((each): FieldChange => ({ ...each, base: base.fieldVersions[each.field] })),
        });
        for (const { field, value } of changes) {
          const theirs = fieldValue(now, field);
          const conflict = conflicts.find((each) => each.field === field);
          const touched = now.fieldVersions[field] !== base.fieldVersions[field];
          if (theirs === value) expect(conflict).toBeUndefined();
          else if (touched) expect(conflict).toMatchObject({ yours: value, theirs });
          else expect(fieldValue(task, field)).toBe(value);
          if (touched) expect(fieldValue(task, field)).toBe(theirs);
          if (theirs !== value) written.push({ field, to: value, applied: !touched });
        }
        seen.push(task);
      }
      const first = seen[0];
      const last = seen.at(-1);
      if (!first || !last) throw new Error('no task');
      const { revisions, task } = await seeHistory(deps, p('kim'), first.id);
      expect(task).toEqual(last);
      expect(revisions.map(({ field, to, applied }) => ({ field, to, applied }))).toEqual(written);
      for (const field of taskFields) {
        const rebuilt = revisions
          .filter((each) => each.field === field && each.applied)
          .reduce(
            (value, each) => {
              expect(each.from).toBe(value);
              return each.to;
            },
            fieldValue(first, field),
          );
        expect(rebuilt).toBe(fieldValue(task, field));
      }
      expect(await deps.store.read((kept) => kept.events.verify(`task:${task.id}`))).toBeNull();
    }),
    { numRuns: 40 },
  );
});

test('many writers at the very same moment: the history holds every value, and what was applied ends as the task', async () => {
  const task = await fresh();
  const results = await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      editTask(deps, p('kim'), { task: task.id, changes: [{ field: 'title', value: `Rubrik ${at}`, base: 1 }] }),
    ),
  );
  const { revisions, task: now } = await seeHistory(deps, p('kim'), task.id);
  expect(results.filter((result) => result.conflicts.length === 0)).toHaveLength(1);
  expect(new Set(revisions.map((each) => each.to))).toEqual(
    new Set(Array.from({ length: 12 }, (_, at) => `Rubrik ${at}`)),
  );
  expect(revisions.filter((each) => each.applied).map((each) => each.to)).toEqual([titleOf(now)]);
});
