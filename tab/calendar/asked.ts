import type { Me } from '../../bot/api/contract.ts';
import { parameters, type Query } from '../tasks/query.ts';

/** What the page's filter lets through, asked in another way than by rows. */
export function asked(query: Query, me: Me, own: { readonly [name: string]: string }): URLSearchParams {
  const found = parameters(query, me);
  for (const name of ['sort', 'descending', 'groupBy']) found.delete(name);
  for (const [name, value] of Object.entries(own)) found.set(name, value);
  return found;
}
