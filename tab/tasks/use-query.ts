import { useEffect, useState } from 'react';
import type { SavedView } from '../../bot/api/contract.ts';
import { useSnack } from '../look/snack.tsx';
import { goInstead, type Layout, tasksHash } from '../route.ts';
import { useWords } from '../words.tsx';
import { isSame, opening, type Query } from './query.ts';
import type { Views } from './use-views.ts';

type Place = { readonly layout: Layout; readonly open: string | null; readonly view: string | null };

/**
 * What the list shows: the saved view that the address names, else the one that the person's list opens with, else the
 * view of all. `ready` is false until that is known, so that nothing is fetched for nothing.
 */
export function useQuery(views: Views, on: boolean, { layout, open, view }: Place) {
  const words = useWords();
  const snack = useSnack();
  const [query, setQuery] = useState<Query>(() => opening(location.search));
  /** The saved view that `query` began from; undefined until it is known whether there is one. */
  const [begun, setBegun] = useState<string | null | undefined>(on ? undefined : null);
  const known = views.views !== null || views.failed;
  useEffect(() => {
    if (!known || begun === view) return;
    const found = views.views?.find((each) => each.id === view);
    const opens = begun === undefined && view === null ? views.views?.find((each) => each.opens) : undefined;
    if (opens && new URLSearchParams(location.search).get('administration') === null) {
      setQuery(opens.query);
      setBegun(opens.id);
      goInstead(tasksHash(layout === 'list' ? opens.layout : layout, open, opens.id));
      return;
    }
    if (view !== null && !found && !views.failed) {
      snack({ kind: 'failed', text: words.views.saved.gone });
      goInstead(tasksHash(layout, open));
    }
    // An opened task is looked at in the list that one had.
    if (begun !== undefined || found) setQuery(found?.query ?? opening(location.search));
    setBegun(view);
  }, [known, begun, view, views, layout, open, snack, words]);

  const active: SavedView | null = views.views?.find((each) => each.id === view) ?? null;
  return {
    query,
    setQuery,
    ready: begun !== undefined,
    active,
    changed: active !== null && !isSame(query, active.query),
  };
}
