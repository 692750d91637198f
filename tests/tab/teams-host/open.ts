import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { TabSettings } from '../../../bot/api/contract.ts';
import { world } from '../../api/world.ts';
import { launchBrowser } from '../../setup/browser.ts';
import { lastLook } from '../../setup/last-look.ts';
import { foreignName, serveNames, teamsName, tryggName } from './names.ts';
import { type Casting, type Played, playTeams, type TokenAnswer } from './play-teams.ts';

export const settings: TabSettings & { readonly mode: 'teams' } = {
  mode: 'teams',
  appId: '0a0a0a0a-0000-4000-8000-000000000001',
  tenantId: '0b0b0b0b-0000-4000-8000-000000000002',
  teamsAppId: '0c0c0c0c-0000-4000-8000-000000000003',
  adminConsentUrl:
    'https://login.microsoftonline.com/0b0b0b0b-0000-4000-8000-000000000002/adminconsent?client_id=0a0a0a0a-0000-4000-8000-000000000001',
  teamsUrl: `https://${teamsName}`,
};
export const tryggUrl = `https://${tryggName}`;
export const foreignUrl = `https://${foreignName}`;
/** The id that the organisation's own catalogue gave the app. */
export const installedId = '0d0d0d0d-0000-4000-8000-000000000004';

const { version: sdk }: { version: string } = JSON.parse(
  readFileSync(new URL('../../../node_modules/@microsoft/teams-js/package.json', import.meta.url), 'utf8'),
);
const everything = { pages: { backStack: {}, config: {} }, stageView: {}, clipboard: {} };

/** Of the page that frames the app, in CSS pixels. */
export type Size = { readonly width: number; readonly height: number };
export const desktop: Size = { width: 1280, height: 800 };
export const phone: Size = { width: 390, height: 780 };

export type Given = Partial<Omit<Casting, 'token' | 'sdk' | 'validDomains'>> & {
  /** Who Teams says it is. */
  readonly person?: string;
  readonly silently?: TokenAnswer;
  readonly asked?: TokenAnswer;
  /** Below `/tab/`. */
  readonly path?: string;
  readonly size?: Size;
  /** Prepares the page before anything is loaded. */
  readonly before?: (page: Page) => Promise<void>;
};

/**
 * Trygg in Teams' mode behind its public name, and a browser to which the double is Teams. Outside a test run there is
 * no PostgreSQL server, and `engine` is the embedded one.
 */
export async function teamsWorld(engine: 'server' | 'embedded' = 'server') {
  const api = await world(settings, { engine });
  const names = await serveNames(api.url);
  const browser = await launchBrowser(undefined, names.args);
  return {
    api,
    browser,
    open: (given: Given = {}) => openInTeams(browser, api.tokenOf, given),
    async end() {
      await browser.close();
      await names.end();
      await api.end();
    },
  };
}

/** A browser profile of its own; `broken` gathers what went wrong in the page. */
export async function openPage(browser: Browser, viewport = desktop) {
  const context = await browser.newContext({
    viewport,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const lookAtFailure = lastLook(page);
  page.setDefaultTimeout(30_000);
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('console', (message) => {
    const text = message.text();
    // Of every refused answer, and every list of hosts that cannot be fetched, the browser tells by itself.
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) broken.push(text);
  });
  return {
    page,
    broken,
    close: async () => {
      await lookAtFailure();
      await context.close();
    },
  };
}

/** As a person whose tokens `tokenOf` gives has it open. */
export async function openInTeams(browser: Browser, tokenOf: (person: string) => Promise<string>, given: Given) {
  const { person = 'kim', silently, asked, path = '', size, context = {}, before, ...rest } = given;
  const token = { token: await tokenOf(person) };
  const opened = await openPage(browser, size);
  const casting: Casting = {
    contentUrl: `${tryggUrl}/tab/${path}`,
    frameContext: 'content',
    supports: everything,
    mute: false,
    width: '100%',
    ...rest,
    context: { locale: 'sv-se', theme: 'default', entityId: 'tasks', appId: installedId, ...context },
    token: { silently: silently ?? token, asked: asked ?? token },
    sdk,
    validDomains: [tryggName],
  };
  await before?.(opened.page);
  await opened.page.goto(`https://${teamsName}/`);
  await opened.page.evaluate(playTeams, casting);
  const element = await opened.page.waitForSelector('iframe');
  const frame = await element.contentFrame();
  if (!frame) throw new Error('the page frames nothing');
  return { ...opened, frame, teams: driver(opened.page) };
}

/** Teams, driven from outside its page. */
function driver(page: Page) {
  return {
    said: () => page.evaluate(() => played.said),
    /** How often the app has called `func`, and with what. */
    calls: async (func: string) =>
      (await page.evaluate(() => played.said)).filter((said) => said.func === func).map(({ args }) => args),
    faults: () => page.evaluate(() => played.faults),
    tell: (func: string, ...args: unknown[]) =>
      page.evaluate(([name, all]) => played.tell(name, all), [func, args] as const),
    answers: (token: Partial<Played['token']>) =>
      page.evaluate((now) => {
        played.token = { ...played.token, ...now };
      }, token),
  };
}
