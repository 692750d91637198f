import type { Query } from '../tasks/query.ts';

/** Import, export and copying of rows, for the head of the list; fetched when the list is there. */
export default function ExchangeMenu(_: { readonly query: Query }) {
  return null;
}
