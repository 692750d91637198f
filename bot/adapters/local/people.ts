/** An invented person on the stage. `id` is the aadObjectId that Teams would give. */
export type StagePerson = {
  id: string;
  name: string;
  title: string;
  roles: readonly string[];
  /** The language of this person's own Teams client. */
  locale: 'sv' | 'en';
  /** False for someone who has not installed the app: the bot is refused until they do. */
  installed: boolean;
};

export type StageChannel = { id: string; name: string };

/** Identity is (tenant, aadObjectId); local mode has this one tenant. */
export const localTenantId = '7e5a0000-0000-4000-8000-000000000001';

/** Teams' id of a person in a conversation, which a bot sees as `from.id`. */
export const memberId = (personId: string) => `29:${personId}`;

/** The person behind a member id or a bare aadObjectId. */
export const personIdOf = (id: string) => (id.startsWith('29:') ? id.slice(3) : id);

/** `Åsa Ö. Påhittad` becomes `asa-o-pahittad`: a stable hook for addresses and tests. */
export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The person as the connector describes a member (ChannelAccount, with what TeamsInfo adds). */
export function memberOf(person: StagePerson) {
  const [givenName = person.name, ...rest] = person.name.split(' ');
  const address = `${slugOf(person.name).replaceAll('-', '.')}@exempel.invalid`;
  return {
    id: memberId(person.id),
    name: person.name,
    aadObjectId: person.id,
    objectId: person.id,
    tenantId: localTenantId,
    givenName,
    surname: rest.join(' '),
    email: address,
    userPrincipalName: address,
    userRole: 'user',
  };
}
