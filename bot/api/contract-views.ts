/** The part of the contract that is about saved views of the list; contract.ts passes it on. Types only. */

import type { ViewLayout, ViewQuery } from '../core/views/view.ts';

/** What a view narrows, groups and sorts the list by. Ids and fixed values; an empty string is any. */
export type SavedQuery = Pick<ViewQuery, 'view' | 'text' | 'groupBy' | 'sort' | 'descending'> & {
  readonly administration: string;
  readonly responsible: string;
  readonly origin: string;
  readonly status: string;
  readonly priority: string;
};

/** POST /api/views → 201 ViewList. `shared`: for all who see the list; else for its owner alone. */
export type ViewFields = {
  readonly name: string;
  readonly shared: boolean;
  readonly layout: ViewLayout;
  readonly query: SavedQuery;
};

export type SavedView = ViewFields & {
  readonly id: string;
  readonly owner: { readonly id: string; readonly name: string };
  /** The caller's list opens with it. */
  readonly opens: boolean;
  readonly version: number;
  readonly may: { readonly change: boolean; readonly remove: boolean };
};

/** GET /api/views: the caller's own and those that are shared, by name. */
export type ViewList = { readonly views: readonly SavedView[] };

/** PATCH /api/views/:id → ViewList, by its owner. `base`: the version that was seen; 409 when it has another now. */
export type ViewChange = Partial<ViewFields> & { readonly base: number };
/** POST /api/views/:id/remove {} → ViewList, by its owner, and by leadership where it is shared. */
/** POST /api/views/open { view: id or null } → ViewList: which one the caller's list opens with. */
