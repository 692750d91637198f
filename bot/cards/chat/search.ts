import { searchUnits } from '../../core/organisation/places.ts';
import type { Answer, Incoming } from '../../ports/chat.ts';
import type { CardDeps } from '../views/draw.ts';
import { unitChoice } from '../views/now.ts';

/** Most options that Teams shows. */
const SHOWN = 15;

/** Units as the person types. Names of units are no secret within the organisation. */
export async function search(deps: CardDeps, asked: Extract<Incoming, { kind: 'search' }>): Promise<Answer> {
  if (asked.dataset !== 'units') return { kind: 'options', options: [] };
  const found = searchUnits(deps.organisation, asked.text.slice(0, 100), Math.min(Math.max(asked.limit, 1), SHOWN));
  return { kind: 'options', options: found.map(unitChoice) };
}
