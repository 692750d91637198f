import type { OrganisationFile } from '../../../bot/adapters/org-file/read-organisation.ts';
import { groupsOf } from '../../../bot/core/organisation/directory.ts';
import { peopleOf } from '../../../bot/core/organisation/people.ts';
import type { Graph } from '../index.ts';

/** The people of an organisation file, with units and managers, and every group that it names. */
export function seedPeople(graph: Graph, { organisation, directory }: OrganisationFile): void {
  for (const person of organisation.people.values()) {
    const unit = person.unit === null ? undefined : organisation.places.get(person.unit);
    const name = person.name
      .normalize('NFD')
      .replaceAll(/[^A-Za-z ]/g, '')
      .trim()
      .toLowerCase()
      .replaceAll(/ +/g, '.');
    const user = graph.person({
      id: person.id,
      displayName: person.name,
      jobTitle: person.title,
      department: unit?.name ?? null,
      preferredLanguage: person.locale === 'sv' ? 'sv-SE' : 'en-GB',
      userPrincipalName: `${name}.${person.id.slice(-3)}@region.example`,
      mail: `${name}.${person.id.slice(-3)}@region.example`,
    });
    graph.siteUserId(user.id);
  }
  const everyone = [...organisation.functions.values()].flatMap(peopleOf);
  for (const [index, id] of groupsOf(directory).entries()) {
    const named = [...directory.functions].find(([, { holders, deputies }]) =>
      [...holders, ...deputies].includes(id),
    )?.[0];
    const of = named === undefined ? undefined : organisation.functions.get(named);
    graph.group({
      id,
      displayName: of?.name ?? `Grupp ${index + 1}`,
      members: of ? peopleOf(of) : everyone.slice(0, 2),
    });
  }
}
