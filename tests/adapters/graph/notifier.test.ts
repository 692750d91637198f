import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { activityTypes } from '../../../bot/adapters/graph/activity-types.ts';
import { createNotifier } from '../../../bot/adapters/graph/notifier.ts';
import { id, type PersonId } from '../../../bot/core/ids.ts';
import type { Notifier } from '../../../bot/ports/notifier.ts';
import { activityWords } from '../../../bot/words/activities/index.ts';
import { aGraph, name } from './a-directory.ts';

const teamsAppId = '7a5e0000-0000-4000-8000-0000000000aa';
let here: Awaited<ReturnType<typeof aGraph>>;
const link = (route: string) => `https://teams.microsoft.com/l/entity/${teamsAppId}/cases?context=${route}`;
const fresh = (): Notifier => createNotifier({ graph: here.graph, name, link, teamsAppId, now: here.now });

beforeAll(async () => {
  here = await aGraph();
  here.double.publish({
    externalId: teamsAppId,
    activityTypes: Object.values(activityTypes).map((type) => ({
      type,
      templateText: activityWords.sv[type].template,
    })),
    resourceSpecific: ['TeamsActivity.Send.User'],
  });
});
afterAll(async () => {
  expect(here.double.breaches).toEqual([]);
  await here.double.stop();
});
beforeEach(() => {
  here.double.faults.clear();
  here.advance(3_600_000);
});

let made = 0;
const someone = (): PersonId => {
  made += 1;
  return id<PersonId>(here.double.person({ displayName: `Person ${made}` }).id);
};
const activity = {
  type: 'caseAssigned',
  number: 'RH-2026-00001',
  preview: 'Ett ärende väntar',
  route: '/cases/one',
} as const;

it('the app is installed for someone without it, and the chat is theirs; a second time it was there before', async () => {
  const notifier = fresh();
  const doris = someone();
  const first = await notifier.install(doris);
  const [installation] = here.double.world.installations.filter(({ user }) => user === doris);
  expect(first).toEqual({ kind: 'installed', fresh: true, chat: installation?.chat });
  expect(await notifier.install(doris)).toEqual({ ...first, fresh: false });
  expect(here.double.world.installations.filter(({ user }) => user === doris)).toHaveLength(1);
});

it('an installation that may not be made is refused with a code, and one of an app that the tenant has not too', async () => {
  const stranger = id<PersonId>('00000000-0000-4000-8000-00000000beef');
  expect(await fresh().install(stranger)).toMatchObject({ kind: 'refused', why: expect.stringMatching(/^404 /) });
  const other = createNotifier({ graph: here.graph, name, link, teamsAppId: 'another', now: here.now });
  expect(await other.install(someone())).toEqual({ kind: 'refused', why: 'notInCatalogue' });
});

it.each(Object.values(activityTypes))(
  'a feed takes %s with its number, a pointer and a link into Teams',
  async (type) => {
    const notifier = fresh();
    const siri = someone();
    await notifier.install(siri);
    expect(await notifier.notify(siri, { ...activity, type })).toEqual({ kind: 'sent' });
    expect(here.double.world.notifications.filter(({ user }) => user === siri).map(({ body }) => body)).toEqual([
      {
        topic: { source: 'text', value: 'RH-2026-00001', webUrl: link('/cases/one') },
        activityType: type,
        previewText: { content: 'Ett ärende väntar' },
        templateParameters: [{ name: 'number', value: 'RH-2026-00001' }],
      },
    ]);
  },
);

it('a feed of someone without the app refuses', async () => {
  expect(await fresh().notify(someone(), activity)).toEqual({ kind: 'refused', why: '403 Forbidden' });
});

it('no more than five a second are sent, and the sixth is put off without asking Graph', async () => {
  const notifier = fresh();
  const siri = someone();
  await notifier.install(siri);
  here.double.calls.splice(0);
  for (let sent = 0; sent < 5; sent += 1) await notifier.notify(siri, activity);
  await expect(notifier.notify(siri, activity)).rejects.toMatchObject({ code: 'feedPaced', after: 1 });
  expect(here.double.calls).toHaveLength(5);
  here.advance(1_001);
  expect(await notifier.notify(siri, activity)).toEqual({ kind: 'sent' });
});

it('a storm of 429 is put off with its seconds, and Graph is left alone until they have passed', async () => {
  const notifier = fresh();
  const siri = someone();
  await notifier.install(siri);
  here.double.faults.next({ kind: 'answer', status: 429, after: 30 }, { template: 'sendActivityNotification' });
  await expect(notifier.notify(siri, activity)).rejects.toMatchObject({ code: 'graphThrottled', after: 30 });
  here.double.calls.splice(0);
  await expect(notifier.notify(siri, activity)).rejects.toMatchObject({ code: 'graphHeld' });
  expect(here.double.calls).toEqual([]);
  here.advance(31_000);
  expect(await notifier.notify(siri, activity)).toEqual({ kind: 'sent' });
});

it('every template fits what Teams takes, and names nothing but the number', () => {
  for (const words of Object.values(activityWords)) {
    for (const { description, template } of Object.values(words)) {
      expect(Math.max(description.length, template.length)).toBeLessThanOrEqual(128);
      expect([...template.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)).toEqual(['number']);
    }
  }
});
