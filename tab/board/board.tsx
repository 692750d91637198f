import type { Write } from '../tasks/cells.tsx';
import type { Query } from '../tasks/query.ts';

export type LayoutProps = {
  readonly query: Query;
  readonly write: Write;
  /** The task whose panel is open. */
  readonly open: string | null;
  /** Tasks that someone else has just changed. */
  readonly touched: ReadonlySet<string>;
};

export default function Board(_: LayoutProps) {
  return null;
}
