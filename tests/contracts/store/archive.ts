import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { unwritten } from '../../../bot/core/archive/record.ts';
import { id, type PersonId, type TaskId } from '../../../bot/core/ids.ts';
import { at, type Engine, later } from './engine.ts';

export function archiveContract(over: () => Engine): void {
  describe('the archive’s records', () => {
    const aTask = () =>
      over().store.transaction((kept) =>
        kept.tasks.create({
          id: id<TaskId>(randomUUID()),
          title: { kind: 'own', text: 'Byt lås' },
          description: '',
          administration: null,
          responsible: null,
          dueDate: null,
          origin: { kind: 'manual' },
          keepsCaseOpen: false,
          createdBy: id<PersonId>('kim'),
          createdAt: at,
          press: null,
        }),
      );
    const due = (noun: 'task' | 'case' = 'task') => over().store.read((kept) => kept.archive.due(noun, 10_000));
    const mirror = { row: { Title: 'Byt lås', DueDate: null }, versions: { title: 3 } };

    it('a task is due until its version stands there, again when it changes, and never while someone is asked', async () => {
      const task = await aTask();
      expect(await due()).toContain(task.id);
      const record = { ...unwritten('task', task.id, 1), item: randomUUID(), etag: '"x,1"', version: 1, mirror };
      await over().store.transaction((kept) => kept.archive.save(record));
      expect(await due()).not.toContain(task.id);
      expect(await over().store.read((kept) => kept.archive.byItem('task', record.item))).toEqual(record);
      await over().store.transaction((kept) => kept.tasks.revise({ ...task, version: 2 }, []));
      expect(await due()).toContain(task.id);
      await over().store.transaction((kept) => kept.archive.save({ ...record, state: 'asked', due: true }));
      expect(await due()).not.toContain(task.id);
      expect(await over().store.read((kept) => kept.archive.asked([task.id, randomUUID()]))).toEqual([task.id]);
      await over().store.transaction((kept) => kept.archive.save({ ...record, state: 'away', item: null }));
      expect(await due()).toContain(task.id);
      await over().store.transaction((kept) => kept.tasks.revise({ ...task, version: 3, status: 'done' }, []));
      expect(await due()).not.toContain(task.id);
    });

    it('one row of the list is one record', async () => {
      const [one, two] = [await aTask(), await aTask()];
      const item = randomUUID();
      const save = (of: string) =>
        over().store.transaction((kept) => kept.archive.save({ ...unwritten('task', of, 1), item }));
      await save(one.id);
      await expect(save(two.id)).rejects.toThrow();
    });

    it('what the reading of the whole list did not show is found, and a list made anew forgets its rows', async () => {
      const task = await aTask();
      const record = { ...unwritten('task', task.id, 4), item: randomUUID(), version: 1 };
      await over().store.transaction((kept) => kept.archive.save(record));
      const unseen = (sweep: number) =>
        over().store.read(async (kept) => (await kept.archive.unseen('task', sweep, 1_000)).map((each) => each.id));
      expect(await unseen(4)).not.toContain(task.id);
      expect(await unseen(5)).toContain(task.id);
      await over().store.transaction((kept) => kept.archive.forget('task'));
      expect(await over().store.read((kept) => kept.archive.get('task', task.id))).toBeNull();
      expect(await due()).toContain(task.id);
    });

    it('the state of a list is kept whole, and troubles keep the day on which they began', async () => {
      const state = {
        listId: 'list',
        cursor: 'https://graph.example/v1.0/next',
        sweep: 2,
        sweeping: false,
        subscription: 'sub',
        subscribedUntil: later(60),
      };
      await over().store.transaction((kept) => kept.archive.saveList('case', state));
      expect(await over().store.read((kept) => kept.archive.list('case'))).toEqual(state);
      const what = `task:${randomUUID()}`;
      await over().store.transaction((kept) => kept.archive.trouble(what, 'accessDenied', at));
      await over().store.transaction((kept) => kept.archive.trouble(what, 'listMissing', later(60)));
      const troubles = () =>
        over().store.read(async (kept) => (await kept.archive.troubles()).filter((each) => each.what === what));
      expect(await troubles()).toEqual([{ what, code: 'listMissing', since: at }]);
      await over().store.transaction((kept) => kept.archive.mended(what));
      expect(await troubles()).toEqual([]);
    });
  });
}
