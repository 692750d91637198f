import { mayTask } from '../core/access/access.ts';
import { Refusal } from '../core/errors.ts';
import type { PersonId } from '../core/ids.ts';
import type { Organisation, Person } from '../core/organisation/organisation.ts';
import { administrationOf } from '../core/organisation/places.ts';
import { portraitsOf } from '../core/organisation/portraits.ts';
import { fold } from '../core/text/fold.ts';
import type { Endpoint } from './call.ts';
import type { PersonFound } from './contract.ts';

const LIMIT = 20;

/** People to whom a task can be given, by part of name, title or förvaltning. Those of the network come first. */
export const people: Endpoint = {
  method: 'GET',
  path: '/api/people',
  async answer({ organisation, store, clock }, { roles, query }) {
    if (!mayTask(roles, 'none', 'assign')) throw new Refusal('notAllowed');
    const words = fold((query.get('text') ?? '').slice(0, 100))
      .split(/\s+/)
      .filter((word) => word !== '');
    const found: { person: Omit<PersonFound, 'id' | 'portrait'> & { id: PersonId }; rank: number }[] = [];
    for (const person of organisation.people.values()) {
      const place = placeOf(organisation, person);
      const name = fold(person.name);
      const around = fold(`${person.title} ${place}`);
      if (!words.every((word) => name.includes(word) || around.includes(word))) continue;
      const byName = words.every((word) => ` ${name}`.includes(` ${word}`));
      found.push({
        person: { id: person.id, name: person.name, title: person.title, place },
        rank: (byName ? 0 : 2) + (person.roles.length > 0 ? 0 : 1),
      });
    }
    const inOrder = new Intl.Collator('sv');
    const shown = found
      .sort((one, other) => one.rank - other.rank || inOrder.compare(one.person.name, other.person.name))
      .slice(0, LIMIT)
      .map(({ person }) => person);
    const ids = shown.map(({ id }) => id);
    const portraits = await store.transaction((kept) => portraitsOf(organisation, kept, ids, clock.now()));
    return shown.map((person): PersonFound => ({ ...person, portrait: portraits.has(person.id) }));
  },
};

function placeOf(organisation: Organisation, person: Person): string {
  return person.unit === null
    ? ''
    : (administrationOf(organisation, person.unit)?.name ?? organisation.places.get(person.unit)?.name ?? '');
}
