import type { PersonId, ViewId } from '../../core/ids.ts';
import type { View } from '../../core/views/view.ts';

/** `opens`: the person's list opens with it. */
export type ViewOf = { readonly view: View; readonly opens: boolean };

/** Saved ways to look at the shared list. */
export type Views = {
  create(view: View): Promise<void>;
  /** Held until the transaction ends. */
  lock(id: ViewId): Promise<View | null>;
  save(view: View): Promise<void>;
  remove(id: ViewId): Promise<void>;
  /** The person's own and those that are shared, by name. */
  list(person: PersonId): Promise<readonly ViewOf[]>;
  /** Null: with none. */
  openWith(person: PersonId, view: ViewId | null): Promise<void>;
};
