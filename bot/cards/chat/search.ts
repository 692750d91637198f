import { searchSites, searchUnits } from '../../core/organisation/places.ts';
import type { Answer, Incoming } from '../../ports/chat.ts';
import type { CardDeps } from '../views/draw.ts';
import { siteChoice, unitChoice } from '../views/now.ts';

/** Most options that Teams shows. */
const SHOWN = 15;

/** Units and sites as the person types. Their names are no secret within the organisation. */
export async function search(deps: CardDeps, asked: Extract<Incoming, { kind: 'search' }>): Promise<Answer> {
  const text = asked.text.slice(0, 100);
  const limit = Math.min(Math.max(asked.limit, 1), SHOWN);
  const { organisation } = deps;
  if (asked.dataset === 'units')
    return { kind: 'options', options: searchUnits(organisation, text, limit).map(unitChoice) };
  if (asked.dataset === 'sites')
    return { kind: 'options', options: searchSites(organisation, text, limit).map(siteChoice) };
  return { kind: 'options', options: [] };
}
