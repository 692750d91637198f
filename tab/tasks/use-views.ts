import { useCallback, useEffect, useState } from 'react';
import type { SavedView, ViewChange, ViewFields, ViewList } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';

export type Views = {
  /** Null until fetched. */
  readonly views: readonly SavedView[] | null;
  /** They could not be fetched; the list goes on without. */
  readonly failed: boolean;
  readonly load: () => Promise<void>;
  /** The saved one. */
  readonly save: (fields: ViewFields) => Promise<SavedView | null>;
  readonly change: (view: SavedView, part: Omit<ViewChange, 'base'>) => Promise<void>;
  readonly remove: (view: SavedView) => Promise<void>;
  /** Which one the list opens with from now on; null: none. */
  readonly openWith: (view: SavedView | null) => Promise<void>;
};

/** The saved views of the list, one's own and the network's. */
export function useViews(on: boolean): Views {
  const { api } = useKnown();
  const [views, setViews] = useState<readonly SavedView[] | null>(null);
  const [failed, setFailed] = useState(false);
  const load = useCallback(async () => {
    try {
      setViews((await api.get<ViewList>('/api/views')).views);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  }, [api]);
  useEffect(() => {
    if (on) void load();
  }, [on, load]);

  const send = useCallback(
    async (method: 'POST' | 'PATCH', path: string, body: object) => {
      const list = (await api.send<ViewList>(method, path, body))?.views ?? [];
      setViews(list);
      return list;
    },
    [api],
  );
  return {
    views,
    failed,
    load,
    async save(fields) {
      const before = new Set(views?.map((view) => view.id));
      const list = await send('POST', '/api/views', fields);
      return list.findLast((view) => !before.has(view.id) && view.may.change) ?? null;
    },
    async change(view, part) {
      await send('PATCH', `/api/views/${view.id}`, { base: view.version, ...part });
    },
    async remove(view) {
      await send('POST', `/api/views/${view.id}/remove`, {});
    },
    async openWith(view) {
      await send('POST', '/api/views/open', { view: view?.id ?? null });
    },
  };
}
