import { searchUnits } from '../core/organisation/places.ts';
import type { Endpoint } from './call.ts';
import type { PlaceFound } from './contract-requests.ts';

/** Units by part of their name or what is around them, as the report's own list finds them. */
export const places: Endpoint = {
  method: 'GET',
  path: '/api/places',
  async answer({ organisation }, { query }) {
    return searchUnits(organisation, (query.get('text') ?? '').slice(0, 100)).map(
      ({ unit, administration, site }): PlaceFound => ({
        id: unit.id,
        name: unit.name,
        administration: administration?.name ?? '',
        site: site?.name ?? '',
      }),
    );
  },
};
