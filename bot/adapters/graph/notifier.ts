import { z } from 'zod';
import { Retryable } from '../../core/errors.ts';
import { type ConversationId, id } from '../../core/ids.ts';
import type { Notifier, NotReached } from '../../ports/notifier.ts';
import { activityTypes } from './activity-types.ts';
import type { Graph } from './client.ts';
import { GraphRefused } from './errors.ts';

/** Graph takes five notifications a second from one app in a tenant. */
const PER_SECOND = 5;

const catalogue = z.array(z.object({ id: z.string(), distributionMethod: z.string().nullish() }));
const installations = z.array(z.object({ id: z.string() }));
const opened = z.object({ id: z.string() });

export type NotifierOptions = {
  readonly graph: Graph;
  /** What Graph calls itself in its own addresses, also where it is called elsewhere; without a slash at the end. */
  readonly name: string;
  /** Address of a place in the tab, as Teams opens it. */
  readonly link: (route: string) => string;
  /** The id in the app's manifest, by which the tenant's catalogue knows it. */
  readonly teamsAppId: string;
  readonly now: () => Date;
};

/** Installs the app for people, and writes in their activity feed, by Graph. */
export function createNotifier({ graph, name, link, teamsAppId, now }: NotifierOptions): Notifier {
  let inCatalogue: string | null = null;
  const pace = pacer(now);

  /** The catalogue's own id of the app. An app that is not there yet is looked for again each time. */
  async function catalogueId(): Promise<string | null> {
    if (inCatalogue !== null) return inCatalogue;
    const { items } = await graph.page('/appCatalogs/teamsApps', {
      query: { $filter: `externalId eq '${teamsAppId}'` },
    });
    const apps = catalogue.parse(items);
    // One of the store may bear the same id; the organisation's own is meant.
    const own = apps.find(({ distributionMethod }) => distributionMethod === 'organization') ?? apps[0];
    inCatalogue = own?.id ?? null;
    return inCatalogue;
  }

  async function chatOf(person: string, app: string): Promise<ConversationId | null> {
    const at = { 'user-id': person };
    const query = { $filter: `teamsApp/id eq '${app}'` };
    const { items } = await graph.page('/users/{user-id}/teamwork/installedApps', { at, query });
    const [installation] = installations.parse(items);
    if (!installation) return null;
    const chat = await graph.get('/users/{user-id}/teamwork/installedApps/{userScopeTeamsAppInstallation-id}/chat', {
      at: { ...at, 'userScopeTeamsAppInstallation-id': installation.id },
    });
    return id<ConversationId>(opened.parse(chat).id);
  }

  return {
    async install(person) {
      return refusals(async () => {
        const app = await catalogueId();
        if (app === null) return { kind: 'refused', why: 'notInCatalogue' };
        const fresh = await installed(() =>
          graph.post(
            '/users/{user-id}/teamwork/installedApps',
            {
              'teamsApp@odata.bind': `${name}/v1.0/appCatalogs/teamsApps/${app}`,
              // What the manifest asks for on a person's behalf is consented to by whoever installs.
              consentedPermissionSet: {
                resourceSpecificPermissions: [
                  { permissionValue: 'TeamsActivity.Send.User', permissionType: 'application' },
                ],
              },
            },
            { at: { 'user-id': person } },
          ),
        );
        const chat = await chatOf(person, app);
        // Made a moment ago, and not to be seen yet.
        if (chat === null) throw new Retryable('installedNotSeen', 5);
        return { kind: 'installed', fresh, chat };
      });
    },
    async notify(person, { type, number, preview, route }) {
      pace();
      return refusals(async () => {
        await graph.post(
          '/users/{user-id}/teamwork/sendActivityNotification',
          {
            topic: { source: 'text', value: number, webUrl: link(route) },
            activityType: activityTypes[type],
            previewText: { content: preview },
            templateParameters: [{ name: 'number', value: number }],
          },
          { at: { 'user-id': person } },
        );
        return { kind: 'sent' };
      });
    },
  };
}

/** True when it was not there before. */
async function installed(post: () => Promise<unknown>): Promise<boolean> {
  try {
    await post();
    return true;
  } catch (error) {
    if (error instanceof GraphRefused && error.status === 409) return false;
    throw error;
  }
}

async function refusals<T>(call: () => Promise<T | NotReached>): Promise<T | NotReached> {
  try {
    return await call();
  } catch (error) {
    // Without a token nobody is reached this way, and the ladder need not wait for one.
    if (error instanceof Error && error.name === 'TokenRefused') return { kind: 'refused', why: 'tokenRefused' };
    if (!(error instanceof GraphRefused)) throw error;
    return { kind: 'refused', why: `${error.status} ${error.code}` };
  }
}

/** Puts off what would be more than Graph takes in a second, without asking Graph. */
function pacer(now: () => Date): () => void {
  const sent: number[] = [];
  return () => {
    const at = now().getTime();
    while (sent[0] !== undefined && sent[0] <= at - 1_000) sent.shift();
    if (sent.length >= PER_SECOND) throw new Retryable('feedPaced', 1);
    sent.push(at);
  };
}
