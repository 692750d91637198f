import { createStage, localTenantId, type StagePerson } from '../adapters/local/stage.ts';
import { createLocalSignIn } from '../adapters/local-sign-in/index.ts';
import type { OrganisationFile } from '../adapters/org-file/read-organisation.ts';
import type { Config } from '../config.ts';
import { rolesOf } from '../core/access/access.ts';
import type { Organisation, Person } from '../core/organisation/organisation.ts';
import { functionsOf } from '../core/organisation/people.ts';
import type { Clock } from '../ports/clock.ts';
import type { WebRoute } from '../ports/web.ts';
import type { StandIn } from './bot.ts';

const LOCAL_APP = '7a5e0000-0000-4000-8000-00000000000b';

export type Local = {
  readonly routes: readonly WebRoute[];
  readonly signIn: Awaited<ReturnType<typeof createLocalSignIn>>;
  readonly stage: Awaited<ReturnType<typeof createStage>>;
  readonly tenant: string;
  readonly serviceUrl: () => string;
  stop(): void;
};

/** The stage and the sign-in by choice, which stand in for Teams where there is no tenant. */
export async function localMode(
  config: Config,
  file: OrganisationFile,
  clock: Clock,
  origin: () => string,
): Promise<Local> {
  const people = stagePeople(file);
  const stage = await createStage({
    people: () => people,
    channels: () =>
      [...file.organisation.functions.values()].flatMap(({ channel, name }) =>
        channel === null ? [] : [{ id: channel, name }],
      ),
    origin,
    appId: LOCAL_APP,
    dataDir: config.dataDir,
    botEndpoint: () => `${origin()}/api/messages`,
    clock,
  });
  const signIn = await createLocalSignIn({ people: () => people, dataDir: config.dataDir, clock });
  return {
    routes: [...stage.routes, ...signIn.routes],
    signIn,
    stage,
    tenant: localTenantId,
    serviceUrl: () => `${origin()}/connector/`,
    stop: () => stage.stop(),
  };
}

/** The invented people, those of the stage first. */
function stagePeople({ organisation, stage }: OrganisationFile): StagePerson[] {
  const first = stage.people.flatMap((id) => organisation.people.get(id) ?? []);
  const rest = [...organisation.people.values()].filter((person) => !stage.people.includes(person.id));
  return [...first, ...rest].map((person) => ({
    id: person.id,
    name: person.name,
    title: [person.title, whereOf(organisation, person)].filter((part) => part !== '').join(', '),
    roles: rolesOf(organisation, person.id),
    locale: person.locale,
    installed: !stage.notInstalled.has(person.id),
  }));
}

/** What tells people of one title apart: the function they belong to, or their unit. */
function whereOf(organisation: Organisation, person: Person): string {
  const [membership] = functionsOf(organisation, person.id);
  if (membership) return membership.function.name;
  return person.unit === null ? '' : (organisation.places.get(person.unit)?.name ?? '');
}

/** The stage's own authority and connector. */
export function stageBot({ stage }: Local, origin: string): StandIn {
  const { issuer } = stage;
  return {
    appId: LOCAL_APP,
    authority: issuer.settings(),
    tokenUrl: issuer.tokenUrl(),
    clientSecret: issuer.clientSecret,
    scope: `${issuer.scope}/.default`,
    local: { origin },
  };
}
