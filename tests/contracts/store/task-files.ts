import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { id, type TaskFileId, type TaskId } from '../../../bot/core/ids.ts';
import { at, type Engine, later, someone } from './engine.ts';

export function taskFilesContract(over: () => Engine): void {
  describe('files of tasks', () => {
    const files = async () => (await over().store.read(async (kept) => kept)).taskFiles;
    const add = async (name: string, task?: TaskId) => {
      const of = task ?? id<TaskId>(randomUUID());
      if (!task) {
        await over().pool.query(
          `insert into task (id, number, title, description, status, origin, keeps_case_open, created_by, created_at, changed_at, version, field_versions)
           values ($1, $2, 'Med filer', '', 'open', 'manual', false, 'kim', now(), now(), 1, '{}')`,
          [of, `F-${randomUUID().slice(0, 8)}`],
        );
      }
      const file = {
        id: id<TaskFileId>(randomUUID()),
        task: of,
        name,
        type: 'text/plain' as const,
        size: 4,
        by: someone(),
        at: later(1),
      };
      await (await files()).add({ ...file, bytes: Buffer.from([0, 1, 255, 7]) });
      return file;
    };

    it('are whole, and listed without their bytes in the order they came', async () => {
      const first = await add('a.txt');
      const second = await add('b.txt', first.task);
      expect(await (await files()).of(first.task)).toEqual(
        [first, second].map((file) => ({ ...file, removed: false, url: null })).sort((a, b) => (a.id < b.id ? -1 : 1)),
      );
      expect(Buffer.from((await (await files()).bytes(first.id)) ?? [])).toEqual(Buffer.from([0, 1, 255, 7]));
      expect(await (await files()).bytes(id<TaskFileId>(randomUUID()))).toBeNull();
    });

    it('never bear the same name twice on one task', async () => {
      const first = await add('samma.txt');
      await expect(add('samma.txt', first.task)).rejects.toThrow();
      await add('samma.txt');
    });

    it('are due until the library holds what is here, and again when that changes', async () => {
      const file = await add('vidare.txt');
      const due = async () => (await (await files()).due(1_000)).filter((each) => each.id === file.id);
      expect(await due()).toMatchObject([{ removed: false, item: null, number: expect.stringMatching(/^F-/) }]);
      await (await files()).stands(file.id, { item: 'item-1', url: 'https://region.example/f' });
      expect(await due()).toEqual([]);
      expect(await (await files()).of(file.task)).toMatchObject([{ url: 'https://region.example/f' }]);
      await (await files()).setRemoved(file.id, true);
      expect(await due()).toMatchObject([{ removed: true, item: 'item-1' }]);
      await (await files()).stands(file.id, null);
      expect(await due()).toEqual([]);
      await (await files()).setRemoved(file.id, false);
      expect(await due()).toMatchObject([{ removed: false, item: null }]);
    });

    it('keep who did what, oldest first, with the name', async () => {
      const file = await add('spår.txt');
      const by = someone();
      for (const step of ['added', 'removed', 'restored'] as const) await (await files()).note(file.id, step, by, at);
      expect(await (await files()).steps(file.task)).toEqual(
        ['added', 'removed', 'restored'].map((step) => ({ file: file.id, name: 'spår.txt', step, by, at })),
      );
    });
  });
}
