import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openKeyFile } from '../../bot/adapters/keys/key-file.ts';
import { type App, compose } from '../../bot/compose.ts';
import { readConfig } from '../../bot/config.ts';
import { createLog } from '../../bot/log.ts';
import { tabWords } from '../../bot/words/tab/index.ts';
import { type Authority, appId, createAuthority, tenantId } from '../adapters/entra/authority.ts';
import { launchBrowser } from '../setup/browser.ts';
import { type Database, freshDatabase } from '../setup/database.ts';
import { serveNames } from './teams-host/names.ts';
import { openInTeams, openPage, settings, tryggUrl } from './teams-host/open.ts';
import { until } from './teams-host/until.ts';

vi.setConfig({ testTimeout: 120_000 });

/* The whole bot as in a tenant, in Teams, in a browser: tokens signed by a local Entra, Teams played by the double. */

const coordinator = '7a000001-de30-4000-8000-000000000041';
let folder = '';
let database: Database;
let authority: Authority;
let app: App;
let names: Awaited<ReturnType<typeof serveNames>>;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trygg-tab-tenant-'));
  const now = () => new Date();
  [database, authority] = await Promise.all([freshDatabase(), createAuthority({ now })]);
  await openKeyFile(join(folder, 'key'), { create: true });
  const config = readConfig({
    NODE_ENV: 'production',
    PORT: '0',
    WORKERS: 'off',
    DATA_DIR: folder,
    DATABASE_URL: database.url,
    PUBLIC_URL: tryggUrl,
    TEAMS_APP_ID: settings.teamsAppId,
    BOT_APP_ID: appId,
    BOT_TENANT_ID: tenantId,
    BOT_APP_SECRET: 'hemlig',
    BOT_APP_SECRET_EXPIRES: '2099-12-31',
  });
  const { login, tokenIssuerV1 } = authority;
  const tokens = { get: async () => 'token', discard: () => {} };
  app = await compose(config, { entra: { login, tokenIssuerV1, tokens }, log: createLog('silent') });
  names = await serveNames((await app.listen()).url);
  browser = await launchBrowser(undefined, names.args);
});
afterAll(async () => {
  await browser.close();
  await names.end();
  await app.stop();
  await authority.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const { kinds } = tabWords.sv.signInFailed;

test('a coordinator is in the list at once, and what is added stays', async () => {
  const kim = await openInTeams(browser, (oid) => authority.sign({ oid }), { person: coordinator });
  await kim.frame.getByRole('heading', { name: 'Uppgifter' }).waitFor();
  await kim.frame.getByLabel('Lägg till en uppgift').fill('Se över larmet');
  await kim.page.keyboard.press('Enter');
  await kim.frame.locator('input[title="Se över larmet"]').waitFor();
  expect(await kim.teams.faults()).toEqual([]);
  expect(kim.broken).toEqual([]);
  await kim.close();
});

test('a token that ends under way is asked for anew, and nobody notices', async () => {
  const kim = await openInTeams(browser, (oid) => authority.sign({ oid }), { person: coordinator });
  await kim.frame.getByRole('heading', { name: 'Uppgifter' }).waitFor();
  const fresh = await authority.sign({ oid: coordinator, fresh: true });
  await kim.teams.answers({ silently: { token: fresh } });
  // The server takes the first token no more: each call with it is answered as Trygg answers a stale one.
  const stale = await authority.sign({ oid: coordinator, exp: 1 });
  await kim.page.route('**/api/tasks', async (route) => {
    const sent = await route.request().headerValue('authorization');
    const headers = { ...route.request().headers(), authorization: `Bearer ${stale}` };
    await (sent === `Bearer ${fresh}` ? route.continue() : route.continue({ headers }));
  });
  await kim.frame.getByLabel('Lägg till en uppgift').fill('Efter den gamla');
  await kim.page.keyboard.press('Enter');
  await kim.frame.locator('input[title="Efter den gamla"]').waitFor();
  await until(() => kim.teams.calls('authentication.getAuthToken')).toHaveLength(2);
  expect(await kim.frame.getByText(tabWords.sv.lapsed.text).count()).toBe(0);
  await kim.close();
});

test('a token of another tenant, or for another app, is told to the person as what it is', async () => {
  const guest = await openInTeams(browser, () => authority.sign({ tid: settings.tenantId }), {});
  await guest.frame.getByRole('heading', { name: kinds.wrongAccount.title }).waitFor();
  const misfit = await openInTeams(browser, () => authority.sign({ aud: settings.appId }), {});
  await misfit.frame.getByRole('heading', { name: kinds.refused.title }).waitFor();
  await misfit.frame.getByText(`program-id ${appId}`).waitFor();
  for (const each of [guest, misfit]) await each.close();
});

test('outside Teams the real settings lead into Teams', async () => {
  const { page, broken, close } = await openPage(browser);
  await page.goto(`${tryggUrl}/tab/#/tasks/0a1b`);
  const link = page.getByRole('link', { name: tabWords.sv.outsideTeams.open });
  expect(await link.getAttribute('href')).toMatch(`https://teams.microsoft.com/l/entity/${settings.teamsAppId}/tasks?`);
  expect(broken).toEqual([]);
  await close();
});
