import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { id, type PersonId, type ViewId } from '../../../bot/core/ids.ts';
import type { View } from '../../../bot/core/views/view.ts';
import { at, type Engine, later, someone } from './engine.ts';

export function viewsContract(over: () => Engine): void {
  describe('saved views', () => {
    const views = async () => (await over().store.read(async (kept) => kept)).views;
    async function add(owner: PersonId, name: string, shared = false): Promise<View> {
      const view: View = {
        id: id<ViewId>(randomUUID()),
        owner,
        name,
        shared,
        layout: 'list',
        query: {
          view: 'todo',
          text: 'å"\\',
          administration: '',
          responsible: 'nobody',
          origin: '',
          status: '',
          priority: 'low',
          groupBy: 'origin',
          sort: 'dueDate',
          descending: true,
        },
        changedBy: owner,
        changedAt: at,
        version: 1,
      };
      await (await views()).create(view);
      return view;
    }
    const seen = async (person: PersonId) => (await (await views()).list(person)).map(({ view }) => view.id);

    it('are kept whole, and listed to their owner and, shared, to anyone', async () => {
      const [owner, other] = [someone(), someone()];
      const own = await add(owner, 'A');
      const shared = await add(owner, 'B', true);
      const listed = (await (await views()).list(owner)).filter(({ view }) => view.owner === owner);
      expect(listed).toEqual([
        { view: own, opens: false },
        { view: shared, opens: false },
      ]);
      expect(await seen(other)).toContain(shared.id);
      expect(await seen(other)).not.toContain(own.id);
    });

    it('are changed and removed, and are then as if never there', async () => {
      const view = await add(someone(), 'Före');
      const next = { ...view, name: 'Efter', shared: true, changedAt: later(1), version: 2 };
      await (await views()).save(next);
      expect(await (await views()).lock(view.id)).toEqual(next);
      await (await views()).openWith(view.owner, view.id);
      await (await views()).remove(view.id);
      expect(await (await views()).lock(view.id)).toBeNull();
      expect(await seen(view.owner)).not.toContain(view.id);
    });

    it('open the list of whoever chose one, one at a time', async () => {
      const person = someone();
      const [one, other] = [await add(person, 'Ett'), await add(person, 'Två')];
      const opened = async () =>
        (await (await views()).list(person)).filter((each) => each.opens).map(({ view }) => view.id);
      await (await views()).openWith(person, one.id);
      expect(await opened()).toEqual([one.id]);
      await (await views()).openWith(person, other.id);
      expect(await opened()).toEqual([other.id]);
      expect((await (await views()).list(someone())).filter((each) => each.opens)).toEqual([]);
      await (await views()).openWith(person, null);
      expect(await opened()).toEqual([]);
    });
  });
}
