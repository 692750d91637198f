import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { tabWords } from '../../bot/words/tab/index.ts';
import { faultsInEveryLook } from './teams-host/look.ts';
import { type Given, teamsWorld, tryggUrl } from './teams-host/open.ts';
import { until } from './teams-host/until.ts';

vi.setConfig({ testTimeout: 120_000 });

let teams: Awaited<ReturnType<typeof teamsWorld>>;
beforeAll(async () => {
  teams = await teamsWorld();
});
afterAll(() => teams.end());

const words = tabWords.sv.setUp;
const channel = { entityId: '', channelId: '19:channel@thread.tacv2', teamId: '19:team@thread.tacv2' };
const open = (given: Given = {}) =>
  teams.open({ frameContext: 'settings', path: '#/config', context: channel, ...given });

test('by keyboard a channel gets a tab of one förvaltning, and what is saved opens with that one', async () => {
  const kim = await open();
  const { frame, page } = kim;
  await frame.getByRole('heading', { name: words.title }).waitFor();
  await frame.getByText(words.lead.channel).waitFor();
  await until(() => kim.teams.calls('settings.setValidityState')).toEqual([[true]]);
  await page.keyboard.press('Tab');
  expect(await frame.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
  await page.keyboard.type('Prov');
  await until(() => frame.getByLabel(words.which).inputValue()).toBe('hospital');
  await kim.teams.tell('settings.save', {});
  await until(() => kim.teams.calls('settings.save.success')).toHaveLength(1);
  const [[saved] = []] = await kim.teams.calls('settings.setSettings');
  expect(saved).toEqual({
    entityId: 'tasks-hospital',
    contentUrl: `${tryggUrl}/tab/?administration=hospital`,
    websiteUrl: `${tryggUrl}/tab/?administration=hospital`,
    suggestedDisplayName: 'Uppgifter Provsjukhuset',
  });
  expect(await kim.teams.faults()).toEqual([]);
  expect(kim.broken).toEqual([]);
  await kim.close();

  const ask = (title: string, administration: string | null) =>
    teams.api.ask('kim', 'POST', '/api/tasks', { title, administration });
  await ask('Sjukhusets', 'hospital');
  await ask('Någon annans', null);
  const robin = await teams.open({
    person: 'robin',
    path: '?administration=hospital',
    context: { ...channel, entityId: 'tasks-hospital' },
  });
  await robin.frame.locator('input[title="Sjukhusets"]').waitFor();
  expect(await robin.frame.locator('[data-task]').count()).toBe(1);
  expect(robin.broken).toEqual([]);
  await robin.close();
});

test('a tab of all tasks is the choice at first, in a meeting too, and the page holds in every look', async () => {
  const kim = await open({ context: { meetingId: 'MCMxOTptZWV0aW5n', chatId: '19:meeting@thread.v2', entityId: '' } });
  await kim.frame.getByText(words.lead.meeting).waitFor();
  expect(await faultsInEveryLook(kim)).toEqual([]);
  await until(() => kim.teams.calls('settings.setValidityState')).toHaveLength(1);
  await kim.teams.tell('settings.save', {});
  await until(() => kim.teams.calls('settings.save.success')).toHaveLength(1);
  expect(await kim.teams.calls('settings.setSettings')).toEqual([
    [
      {
        entityId: 'tasks',
        contentUrl: `${tryggUrl}/tab/`,
        websiteUrl: `${tryggUrl}/tab/`,
        suggestedDisplayName: 'Uppgifter',
      },
    ],
  ]);
  expect(await kim.teams.faults()).toEqual([]);
  await kim.close();
});

test('a tab that is changed starts from what it shows, also when Teams dropped the end of the address', async () => {
  const kim = await open({ path: '', context: { ...channel, entityId: 'tasks-hospital' } });
  await until(() => kim.frame.getByLabel(words.which).inputValue()).toBe('hospital');
  expect(await kim.teams.faults()).toEqual([]);
  await kim.close();
});

test('who sees only their own tasks is told so, and may add the tab', async () => {
  const nurse = await open({ person: 'nurse' });
  await nurse.frame.getByText(words.noList).waitFor();
  await until(() => nurse.teams.calls('settings.setValidityState')).toEqual([[true]]);
  await nurse.close();
});

test('nobody saves a tab who is not signed in', async () => {
  const kim = await open({ silently: { reason: 'resourceRequiresConsent' } });
  await kim.frame.getByRole('heading', { name: tabWords.sv.signInFailed.kinds.consent.title }).waitFor();
  expect(await kim.teams.calls('settings.setValidityState')).toEqual([]);
  expect(await kim.teams.faults()).toEqual([]);
  await kim.close();
});
