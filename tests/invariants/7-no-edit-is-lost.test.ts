import { afterAll, beforeAll, expect, test } from 'vitest';
import { cecilia } from '../journeys/story.ts';
import { demo, startTrygg, type Trygg } from '../setup/trygg.ts';
import { ask } from './leaks/story.ts';

/*
 * Invariant 7: two writers' changes of different fields both hold; of the same field one gives a conflict with both
 * values; no edit is lost. Over HTTP here; by any number of writers in any order in tests/core/tasks/merge.test.ts.
 */
const carl = demo(42);
let trygg: Trygg;
beforeAll(async () => {
  trygg = await startTrygg();
});
afterAll(() => trygg.stop());

const given = {
  title: 'Byt lås',
  description: '',
  administration: null,
  responsible: null,
  dueDate: null,
  origin: 'manual',
};
async function newTask(): Promise<string> {
  const made = await ask(trygg, cecilia, 'POST', '/api/tasks', given);
  expect(made.status).toBeLessThan(300);
  return JSON.parse(made.text).id;
}
const edit = async (who: string, task: string, field: string, value: string | null) => {
  const answer = await ask(trygg, who, 'PATCH', `/api/tasks/${task}`, { changes: [{ field, value, base: 1 }] });
  return { status: answer.status, ...JSON.parse(answer.text) };
};
const stored = async (task: string) =>
  (
    await trygg.pool.query(`select title, to_char(due_date, 'YYYY-MM-DD') as due, version from task where id = $1`, [
      task,
    ])
  ).rows[0];
const history = async (task: string) =>
  (
    await trygg.pool.query('select field, new_value, by, applied from task_revision where task_id = $1 order by id', [
      task,
    ])
  ).rows;

test('two who change different fields at the same moment both have their way', async () => {
  const task = await newTask();
  const [one, other] = await Promise.all([
    edit(cecilia, task, 'title', 'Byt alla lås'),
    edit(carl, task, 'dueDate', '2026-12-24'),
  ]);
  expect([one.status, other.status, one.conflicts, other.conflicts]).toEqual([200, 200, [], []]);
  expect(await stored(task)).toEqual({ title: 'Byt alla lås', due: '2026-12-24', version: 3 });
});

test('two who change the same field: one has it, the other is shown both values, and both stand in the history', async () => {
  const task = await newTask();
  const answers = await Promise.all([
    edit(cecilia, task, 'title', 'Cecilias rubrik'),
    edit(carl, task, 'title', 'Carls rubrik'),
  ]);
  const lost = answers.filter(({ conflicts }) => conflicts.length > 0);
  expect(lost).toHaveLength(1);
  const { title } = await stored(task);
  const loser = title === 'Cecilias rubrik' ? 'Carls rubrik' : 'Cecilias rubrik';
  expect(JSON.stringify(lost[0]?.conflicts)).toContain(title);
  expect(JSON.stringify(lost[0]?.conflicts)).toContain(loser);
  expect(await history(task)).toEqual([
    { field: 'title', new_value: title, by: title === 'Carls rubrik' ? carl : cecilia, applied: true },
    { field: 'title', new_value: loser, by: loser === 'Carls rubrik' ? carl : cecilia, applied: false },
  ]);
});
