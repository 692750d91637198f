import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { id, type PlaceId, type TaskId } from '../../../bot/core/ids.ts';
import type { Task } from '../../../bot/core/tasks/task.ts';
import type { NewTask, TaskFilter } from '../../../bot/ports/store/tasks.ts';
import { at, type Engine, later, makeCase, refusal, someone } from './engine.ts';

const newTask = (part: Partial<NewTask> = {}): NewTask => ({
  id: id<TaskId>(randomUUID()),
  title: { kind: 'own', text: 'Byt lås i entrén' },
  description: 'Åäö',
  administration: null,
  responsible: null,
  dueDate: '2026-03-29',
  origin: { kind: 'manual' },
  keepsCaseOpen: false,
  createdBy: someone(),
  createdAt: at,
  press: null,
  ...part,
});

const any: TaskFilter = {
  viewer: someone(),
  givenTo: null,
  view: 'current',
  today: '2026-03-01',
  ids: null,
  text: null,
  administrations: null,
  statuses: null,
  responsible: null,
  involving: null,
  origins: null,
  priorities: null,
  overdue: false,
  recurring: false,
  between: null,
};

/** What the shared list promises whatever the engine; who may do what with it is in tests/core/tasks. */
export function tasksContract(over: () => Engine): void {
  describe('tasks', () => {
    const create = (part?: Partial<NewTask>) => over().store.transaction((kept) => kept.tasks.create(newTask(part)));
    const tasks = async () => (await over().store.read(async (kept) => kept)).tasks;

    it('are numbered, each its own, and a due date is the same day everywhere', async () => {
      const many = await Promise.all(Array.from({ length: 10 }, () => create()));
      expect(new Set(many.map((each) => each.number)).size).toBe(10);
      const [task] = many;
      if (!task) throw new Error('no task');
      expect(task.number).toMatch(/^U-\d{5}$/);
      expect(await (await tasks()).get(task.id, someone())).toEqual(task);
      expect(task.dueDate).toBe('2026-03-29');
    });

    it('added by one press are one task', async () => {
      const createdBy = someone();
      const task = await create({ createdBy, press: 'a press' });
      expect(await (await tasks()).byPress(createdBy, 'a press')).toEqual(task);
      expect(await (await tasks()).byPress(someone(), 'a press')).toBeNull();
      await expect(create({ createdBy, press: 'a press' })).rejects.toThrow();
    });

    it('are changed together with the history of their fields', async () => {
      const task = await create();
      const by = someone();
      const changed: Task = { ...task, dueDate: null, status: 'done', version: 2, changedAt: later(1) };
      const revision = {
        field: 'dueDate',
        from: '2026-03-29',
        to: null,
        by,
        at: later(1),
        version: 2,
        applied: true,
      } as const;
      await over().store.transaction((kept) => kept.tasks.revise(changed, [revision]));
      expect(await over().store.transaction((kept) => kept.tasks.lock(task.id, by))).toEqual(changed);
      expect(await (await tasks()).revisions(task.id)).toEqual([revision]);
      const comment = { id: randomUUID(), by, text: 'Klart', mentions: [], at, removedAt: null };
      await over().store.transaction((kept) => kept.tasks.addComment(task.id, comment));
      expect(await (await tasks()).comments(task.id)).toEqual([comment]);
    });

    it('count and find the comments that stand, and keep those that were taken back', async () => {
      const task = await create();
      const by = someone();
      const word = randomUUID();
      const [stays, goes] = ['stays', 'goes'].map((text) => ({
        id: randomUUID(),
        by,
        text: `${text} ${word}`,
        mentions: [],
        at,
        removedAt: null,
      }));
      if (!stays || !goes) throw new Error('no comments');
      const found = async (text: string) => {
        const order = { sort: { by: 'dueDate', descending: false }, group: null, offset: 0, limit: 3 } as const;
        const { tasks: page } = await (await tasks()).list(
          { ...any, text: { part: `${text} ${word}`, titles: [] } },
          order,
        );
        return page.map((each) => each.id);
      };
      await over().store.transaction(async (kept) => {
        for (const comment of [stays, goes]) await kept.tasks.addComment(task.id, comment);
        await kept.tasks.setCommentRemoved(goes.id, later(1));
      });
      const kept = await (await tasks()).comments(task.id);
      expect(kept.find(({ id }) => id === goes.id)).toEqual({ ...goes, removedAt: later(1) });
      expect(kept.find(({ id }) => id === stays.id)).toEqual(stays);
      expect((await (await tasks()).get(task.id, by))?.comments).toBe(1);
      expect([await found('stays'), await found('goes')]).toEqual([[task.id], []]);
      await over().store.transaction((each) => each.tasks.setCommentRemoved(goes.id, null));
      expect((await (await tasks()).get(task.id, by))?.comments).toBe(2);
      expect(await found('goes')).toEqual([task.id]);
    });

    it('of a case are found from it, keep it open until done, and hide from who is in conflict in it', async () => {
      const of = await makeCase(over().store);
      const origin = { kind: 'case', case: of.id, number: of.number } as const;
      const born = {
        title: { kind: 'neutral', id: 'followUp' },
        description: '',
        origin,
        keepsCaseOpen: true,
      } as const;
      const task = await create(born).catch(() => null);
      // The fixed list of titles may change its words; any of it serves here.
      if (!task) throw new Error('no task');
      expect(await (await tasks()).ofCase(of.id)).toEqual([task]);
      expect(await (await tasks()).openOfCase(of.id)).toEqual([task.id]);
      await over().store.transaction((kept) => kept.tasks.revise({ ...task, status: 'done', version: 2 }, []));
      expect(await (await tasks()).openOfCase(of.id)).toEqual([]);
      const partner = someone();
      expect(await (await tasks()).get(task.id, partner)).not.toBeNull();
      await over().store.transaction((kept) =>
        kept.cases.save({ ...of, conflicted: [partner] }, [
          { type: 'conflictDeclared', person: partner, actor: { kind: 'person', person: partner }, at },
        ]),
      );
      expect(await (await tasks()).get(task.id, partner)).toBeNull();
      expect(await over().store.transaction((kept) => kept.tasks.lock(task.id, partner))).toBeNull();
    });

    it('come in pages that leave none out and show none twice', async () => {
      const administration = id<PlaceId>(randomUUID());
      for (let n = 0; n < 7; n++) await create({ administration, dueDate: n % 2 ? null : '2026-05-01' });
      const filter: TaskFilter = { ...any, administrations: [administration] };
      const sort = { by: 'dueDate', descending: false } as const;
      const pages = await Promise.all(
        [0, 3, 6].map(async (offset) => (await tasks()).list(filter, { sort, group: null, offset, limit: 3 })),
      );
      expect(pages.map((page) => [page.total, page.tasks.length])).toEqual([
        [7, 3],
        [7, 3],
        [7, 1],
      ]);
      expect(new Set(pages.flatMap((page) => page.tasks.map((task) => task.id))).size).toBe(7);
    });

    it('born of a case hold no typed word: the database refuses it', async () => {
      const of = await makeCase(over().store);
      const insert = (title: string, neutral: string, description: string) =>
        `insert into task (id, number, title, neutral_title, description, status, origin, case_id, case_number, keeps_case_open, created_by, created_at, changed_at, version, field_versions)
         values (gen_random_uuid(), gen_random_uuid()::text, ${title}, ${neutral}, '${description}', 'open', 'case', '${of.id}', 'x', true, 'x', now(), now(), 1, '{}')`;
      expect(await refusal(over().pool, insert("'Typed'", 'null', ''))).toBe('23514');
      expect(await refusal(over().pool, insert('null', "'followUp'", 'Typed'))).toBe('23514');
      expect(await refusal(over().pool, insert('null', "'followUp'", ''))).toBeNull();
    });
  });
}
