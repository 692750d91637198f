import { afterEach, beforeEach, expect, test } from 'vitest';
import { setNotices } from '../../bot/core/notices/settings.ts';
import { addTask, type NewTaskInput } from '../../bot/core/tasks/add-task.ts';
import { commentTask, setCommentRemoved } from '../../bot/core/tasks/comment-task.ts';
import { editTask } from '../../bot/core/tasks/edit-task.ts';
import type { TaskChange } from '../../bot/core/tasks/merge.ts';
import type { Task } from '../../bot/core/tasks/task.ts';
import { textOf } from '../cards/valid.ts';
import { person, shipped, world } from '../cards/world.ts';

const SECRET = 'Rubrik som någon skrev';
const nurse = person(1);
const other = person(2);
const [coordinator = nurse] = [...shipped.people.values()]
  .filter(({ roles }) => roles.includes('securityCoordinator'))
  .map(({ id }) => id);

let it: Awaited<ReturnType<typeof world>>;
beforeEach(async () => {
  it = await world();
});
afterEach(() => it.end());

const add = (part: Partial<NewTaskInput> = {}) =>
  addTask(it.deps, coordinator, {
    title: SECRET,
    description: SECRET,
    administration: null,
    responsible: null,
    dueDate: null,
    origin: 'manual',
    ...part,
  });
const edit = (task: Task, ...changes: TaskChange[]) => editTask(it.deps, coordinator, { task: task.id, changes });
const give = (task: Task, responsible: typeof nurse | null) =>
  edit(task, { field: 'responsible', value: responsible, base: task.fieldVersions.responsible });

/** What came in someone's chat, when all that waited has been told. */
async function told(who = nurse) {
  const before = it.messages(who).length;
  it.clock.advance(10_000);
  await it.work();
  await it.work();
  return it
    .messages(who)
    .slice(before)
    .map(({ message }) => message);
}

test('who is given a task is told its number and where it is, once, and nothing that anyone wrote', async () => {
  const task = await add({ responsible: nurse });
  const [first, ...more] = await told();
  expect(more).toEqual([]);
  expect(first?.summary).toBe(`Om uppgift ${task.number}`);
  expect(textOf(first?.card)).toContain(`Du ansvarar nu för ${task.number}.`);
  expect(JSON.stringify(first)).toContain(`/tasks/${task.id}`);
  expect(JSON.stringify(first)).not.toContain(SECRET);
  expect(await told()).toEqual([]);
});

test('what comes within a moment is one message', async () => {
  const one = await add({ responsible: nurse });
  const two = await add({ participants: [nurse] });
  await commentTask(it.deps, coordinator, { task: one.id, text: `${SECRET} @Nora`, mentions: [nurse, nurse] });
  const [message, ...more] = await told();
  expect(more).toEqual([]);
  expect(message?.summary).toBe('Om 2 uppgifter');
  for (const line of [
    `Du ansvarar nu för ${one.number}.`,
    `Du deltar nu i ${two.number}.`,
    `Du nämns i en kommentar till ${one.number}.`,
  ])
    expect(textOf(message?.card)).toContain(line);
  expect(JSON.stringify(message)).not.toContain(SECRET);
});

test('nobody is told of what they did themselves', async () => {
  await add({ responsible: coordinator, participants: [coordinator] });
  const task = await add();
  await commentTask(it.deps, coordinator, { task: task.id, text: '@mig', mentions: [coordinator] });
  expect(await told(coordinator)).toEqual([]);
});

test('what was taken back before it was told is not told', async () => {
  const task = await add();
  const { task: given } = await give(task, nurse);
  await give(given, null);
  expect(await told()).toEqual([]);
});

test('who was named in a comment that was taken back before it was told is not told, and of another one still', async () => {
  const task = await add({ participants: [nurse] });
  expect(await told()).toHaveLength(1);
  const say = (text: string) => commentTask(it.deps, coordinator, { task: task.id, text, mentions: [nurse] });
  const { id: comment } = await say('Hej @Nora');
  await setCommentRemoved(it.deps, coordinator, { task: task.id, comment, removed: true });
  expect(await told()).toEqual([]);
  await say('Hej igen @Nora');
  expect(await told()).toHaveLength(1);
});

test('a comment sent again tells once, and one that names someone who may not see the task tells nobody', async () => {
  const task = await add();
  const say = () =>
    commentTask(
      it.deps,
      coordinator,
      { task: task.id, text: 'Hej @Nora', mentions: [nurse, other] },
      { key: 'one press', inputs: 'same' },
    );
  await say();
  await edit(task, { field: 'participants', add: [nurse], remove: [] });
  expect(await told()).toHaveLength(1);
  await say();
  expect([await told(), await told(other)]).toEqual([[], []]);
});

test('who asked for quiet is not told of that, and of the other still', async () => {
  await setNotices(it.deps, nurse, { given: false });
  const task = await add({ responsible: nurse });
  expect(await told()).toEqual([]);
  await commentTask(it.deps, coordinator, { task: task.id, text: 'Hej', mentions: [nurse] });
  const [message] = await told();
  expect(textOf(message?.card)).toContain('Du nämns');
  expect(textOf(message?.card)).not.toContain('ansvarar');
});
