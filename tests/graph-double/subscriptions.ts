import {
  type Ask,
  accessDenied,
  badRequest,
  GraphError,
  notFound,
  part,
  type Route,
  record,
  text,
} from './exchange.ts';
import { allow } from './grants.ts';
import { paged } from './page.ts';
import { type List, type Site, type Subscription, stamp, type World } from './world.ts';

const MINUTE = 60_000;
/** The longest life of a subscription to a list, in minutes. */
export const LONGEST = 42_300;

const body = (one: Subscription): Record<string, unknown> => ({
  id: one.id,
  resource: one.resource,
  changeType: one.changeType,
  notificationUrl: one.notificationUrl,
  lifecycleNotificationUrl: one.lifecycleNotificationUrl,
  clientState: null,
  applicationId: one.applicationId,
  expirationDateTime: stamp(one.expiresAt),
});

function listOf(world: World, ask: Ask, resource: string): { site: Site; list: List } {
  const [, siteId, listId] = /^\/?sites\/([^/]+)\/lists\/([^/]+)$/.exec(resource) ?? [];
  if (siteId === undefined || listId === undefined) throw badRequest('The double knows subscriptions to lists.');
  const site = world.sites.get(siteId);
  allow(world, ask, site, 'read');
  const list = site?.lists.get(listId);
  if (!site || !list) throw notFound();
  return { site, list };
}

function until(world: World, given: unknown): number {
  const at = Date.parse(text(given) ?? '');
  if (Number.isNaN(at) || at <= world.now()) throw badRequest('Subscription expiration must be in the future.');
  if (at > world.now() + LONGEST * MINUTE)
    throw badRequest(`Subscription expiration can only be ${LONGEST} minutes in the future.`);
  return at;
}

function own(world: World, ask: Ask): Subscription {
  const one = world.subscriptions.get(part(ask, 'subscription-id'));
  if (!one || one.applicationId !== ask.caller.application.id || one.expiresAt <= world.now())
    throw new GraphError(404, 'ResourceNotFound', 'The object was not found.');
  return one;
}

/** The receiver must answer with the words that it was sent, as plain text. */
async function validate(world: World, address: string): Promise<void> {
  const token = `Validation: Testing client application reachability ${world.guid()} å&+`;
  const refused = (why: string) =>
    new GraphError(400, 'ValidationError', `Subscription validation request failed. ${why}`);
  const target = new URL(world.reach(address));
  target.searchParams.set('validationToken', token);
  const answered = await fetch(target, {
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null);
  if (!answered) throw refused('The receiver did not answer.');
  const said = await answered.text();
  if (answered.status !== 200 || !answered.headers.get('content-type')?.startsWith('text/plain') || said !== token)
    throw refused('The answer is not the validation token as plain text.');
}

/** Tells the followers of a list that something changed there, not what. Many changes at once are told once. */
export function createTelling(world: World): { changed(site: Site, list: List): void; settled(): Promise<void> } {
  const waiting = new Set<string>();
  const sending = new Set<Promise<unknown>>();
  async function tell(resource: string): Promise<void> {
    waiting.delete(resource);
    for (const one of world.subscriptions.values()) {
      if (
        one.resource.replace(/^\//, '') !== resource ||
        one.expiresAt <= world.now() ||
        world.faults.silent ||
        world.faults.away
      )
        continue;
      const value = [
        {
          subscriptionId: one.id,
          clientState: one.clientState,
          changeType: 'updated',
          resource: one.resource,
          resourceData: null,
          subscriptionExpirationDateTime: stamp(one.expiresAt),
          tenantId: world.tenant,
        },
      ];
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ value }),
        signal: AbortSignal.timeout(10_000),
      };
      const answered = await fetch(world.reach(one.notificationUrl), init).catch(() => null);
      await answered?.body?.cancel();
      world.told.push({ subscription: one.id, status: answered?.status ?? 0 });
    }
  }
  return {
    changed(site, list) {
      const resource = `sites/${site.id}/lists/${list.id}`;
      if (waiting.has(resource)) return;
      waiting.add(resource);
      const sent: Promise<unknown> = new Promise((later) => setImmediate(later))
        .then(() => tell(resource))
        .finally(() => sending.delete(sent));
      sending.add(sent);
    },
    async settled() {
      while (sending.size > 0) await Promise.all(sending);
    },
  };
}

const one = '/subscriptions/{subscription-id}';

export const subscriptionRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/subscriptions',
    roles: [],
    handle(world, ask) {
      const mine = [...world.subscriptions.values()].filter(
        ({ applicationId, expiresAt }) => applicationId === ask.caller.application.id && expiresAt > world.now(),
      );
      const { rows, next } = paged(world, ask, mine, 100, []);
      return { status: 200, body: { ...next, value: rows.map(body) } };
    },
  },
  {
    method: 'POST',
    template: '/subscriptions',
    roles: [],
    async handle(world, ask) {
      const given = record(ask.body);
      const resource = text(given.resource) ?? '';
      listOf(world, ask, resource);
      if (!world.faults.subscriptions) throw accessDenied();
      if (given.changeType !== 'updated') throw badRequest('Lists support only the change type updated.');
      const notificationUrl = text(given.notificationUrl) ?? '';
      if (!notificationUrl.startsWith('https://')) throw badRequest('The notification address must be https.');
      const clientState = text(given.clientState) ?? null;
      if (clientState !== null && clientState.length > 128) throw badRequest('clientState is too long.');
      const expiresAt = until(world, given.expirationDateTime);
      await validate(world, notificationUrl);
      const made: Subscription = {
        id: world.guid(),
        resource,
        changeType: 'updated',
        notificationUrl,
        lifecycleNotificationUrl: text(given.lifecycleNotificationUrl) ?? null,
        clientState,
        applicationId: ask.caller.application.id,
        expiresAt,
      };
      world.subscriptions.set(made.id, made);
      return { status: 201, body: { ...body(made), clientState } };
    },
  },
  { method: 'GET', template: one, roles: [], handle: (world, ask) => ({ status: 200, body: body(own(world, ask)) }) },
  {
    method: 'PATCH',
    template: one,
    roles: [],
    async handle(world, ask) {
      const mine = own(world, ask);
      listOf(world, ask, mine.resource);
      const { expirationDateTime, ...rest } = record(ask.body);
      if (Object.keys(rest).length > 0) throw badRequest('Only the expiration can be changed here.');
      mine.expiresAt = until(world, expirationDateTime);
      return { status: 200, body: body(mine) };
    },
  },
  {
    method: 'DELETE',
    template: one,
    roles: [],
    handle(world, ask) {
      world.subscriptions.delete(own(world, ask).id);
      return { status: 204 };
    },
  },
];
