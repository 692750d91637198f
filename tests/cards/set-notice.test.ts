import { afterEach, beforeEach, expect, test } from 'vitest';
import { setNotices } from '../../bot/core/notices/settings.ts';
import { tellWork } from '../../bot/core/notices/tell-work.ts';
import { addTask } from '../../bot/core/tasks/add-task.ts';
import { editTask } from '../../bot/core/tasks/edit-task.ts';
import type { FieldChange } from '../../bot/core/tasks/merge.ts';
import { textOf } from './valid.ts';
import { buttonsOf, person, shipped, world } from './world.ts';

const SECRET = 'Rubrik som någon skrev';
const nurse = person(1);
const [coordinator = nurse] = [...shipped.people.values()]
  .filter(({ roles }) => roles.includes('securityCoordinator'))
  .map(({ id }) => id);

let it: Awaited<ReturnType<typeof world>>;
beforeEach(async () => {
  it = await world();
  // That they were given it comes by a card of its own.
  await setNotices(it.deps, nurse, { given: false });
});
afterEach(() => it.end());

async function given(dueDate: string | null) {
  const task = await addTask(it.deps, coordinator, {
    title: SECRET,
    description: SECRET,
    administration: null,
    responsible: nurse,
    dueDate,
    origin: 'manual',
  });
  await it.work();
  return task;
}
/** What the job of a morning leaves in the chat. */
async function tell() {
  const before = it.messages(nurse).length;
  await tellWork(it.deps);
  await it.work();
  return it
    .messages(nurse)
    .slice(before)
    .map(({ message }) => message.card);
}
const DAY_MS = 86_400_000;

// The clock stands at Monday 2 March 2026.
test('the week tells how much there is, not what it says, and only once', async () => {
  await given('2026-02-20');
  await given('2026-03-05');
  await given('2026-04-01');
  const [week, ...more] = await tell();
  expect(more).toEqual([]);
  const said = textOf(week);
  expect(said).toContain('Din vecka');
  expect(said).toMatch(/"Försenade","value":"1"/);
  expect(said).toMatch(/"Förfaller i veckan","value":"1"/);
  expect(said).toContain('Öppna uppgifter: 3');
  expect(JSON.stringify(week)).not.toContain(SECRET);
  expect(await tell()).toEqual([]);
});

test('the next morning tells of what is due, and of nothing else', async () => {
  await given('2026-03-20');
  expect(await tell()).toEqual([]);
  await given('2026-03-04');
  it.clock.advance(DAY_MS);
  const [due] = await tell();
  expect(textOf(due)).toMatch(/"Förfaller till nästa arbetsdag","value":"1"/);
  it.clock.advance(5 * DAY_MS);
  expect(await tell()).toEqual([]);
});

test('what waits for its day, is done or taken away is not counted', async () => {
  const [waits, done, gone] = [await given('2026-03-02'), await given('2026-03-02'), await given('2026-03-02')];
  const change = (of: typeof waits, what: (base: number) => FieldChange) =>
    editTask(it.deps, coordinator, { task: of.id, changes: [what(1)] });
  await change(waits, (base) => ({ field: 'followUpDate', value: '2026-04-01', base }));
  await change(done, (base) => ({ field: 'status', value: 'done', base }));
  await change(gone, (base) => ({ field: 'removed', value: 'yes', base }));
  expect(await tell()).toEqual([]);
});

test('one press asks for quiet, another takes it back; what is off is not sent', async () => {
  await given('2026-03-05');
  const [week] = await tell();
  const quiet = await it.press(nurse, week, 'setNotice');
  expect(textOf(quiet)).toContain('Du får inte veckan i chatten längre.');
  expect(buttonsOf(quiet).map(({ title }) => title)).toEqual(['Skicka veckan igen']);
  it.clock.advance(7 * DAY_MS);
  await given('2026-03-12');
  expect(await tell()).toEqual([]);
  await it.press(nurse, quiet, 'setNotice');
  expect(await tell()).toHaveLength(1);
});

test('asked for quiet in one kind, the others still come', async () => {
  await setNotices(it.deps, nurse, { due: false });
  await given('2026-03-05');
  expect(await tell()).toHaveLength(1);
  it.clock.advance(2 * DAY_MS);
  expect(await tell()).toEqual([]);
});
