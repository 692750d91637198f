import { readFileSync } from 'node:fs';
import type { Browser, Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TabSettings } from '../../../bot/api/contract.ts';
import { world } from '../../api/world.ts';
import { faults } from '../../browser/look.ts';
import { launchBrowser } from '../../setup/browser.ts';
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

/** Waits for what was promised, on a busy machine too. */
export const until = <Value>(look: () => Value | Promise<Value>) => expect.poll(look, { timeout: 30_000 });

export type Given = Partial<Omit<Casting, 'token' | 'sdk' | 'validDomains'>> & {
  /** Who Teams says it is. */
  readonly person?: string;
  readonly silently?: TokenAnswer;
  readonly asked?: TokenAnswer;
  /** Below `/tab/`. */
  readonly path?: string;
  readonly phone?: boolean;
  /** Prepares the page before anything is loaded. */
  readonly before?: (page: Page) => Promise<void>;
};

/** Trygg in Teams' mode behind its public name, and a browser to which the double is Teams. */
export async function teamsWorld() {
  const api = await world(settings);
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
export async function openPage(browser: Browser, phone = false) {
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 780 } : { width: 1280, height: 800 },
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('console', (message) => {
    const text = message.text();
    // Of every refused answer, and every list of hosts that cannot be fetched, the browser tells by itself.
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) broken.push(text);
  });
  return { page, broken, close: () => context.close() };
}

/** As a person whose tokens `tokenOf` gives has it open. */
export async function openInTeams(browser: Browser, tokenOf: (person: string) => Promise<string>, given: Given) {
  const { person = 'kim', silently, asked, path = '', phone = false, context = {}, before, ...rest } = given;
  const token = { token: await tokenOf(person) };
  const opened = await openPage(browser, phone);
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
  return { ...opened, frame, teams: driver(opened.page), inEveryLook: () => faultsInEveryLook(opened.page, frame) };
}

/** Teams, driven from the test. */
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
export type Driver = ReturnType<typeof driver>;

/** What axe finds grave in the tab's frame, in all three themes and at both widths. Leaves it light and wide. */
async function faultsInEveryLook(page: Page, frame: Frame): Promise<string[]> {
  const teams = driver(page);
  const coloured = ['color-contrast', 'link-in-text-block'];
  const found = await faults(frame);
  for (const theme of ['dark', 'contrast', 'default']) {
    await teams.tell('themeChange', theme);
    await until(() => lookOf(frame)).toBe(theme);
    // A colour that is inherited settles an element at a time.
    await until(() => frame.evaluate(settling)).toBe(0);
    if (theme !== 'default')
      found.push(...(await faults(frame, undefined, coloured)).map((each) => `${theme}: ${each}`));
  }
  const wide = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  found.push(...(await faults(frame)).map((each) => `phone: ${each}`));
  const over = await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) found.push(`phone: ${over} pixels too wide`);
  if (wide) await page.setViewportSize(wide);
  return found;
}

/** How many colours are still on their way. */
const settling = () => document.getAnimations().filter((each) => each instanceof CSSTransition).length;

/** Which of Teams' themes is drawn, by the colour that tells them apart. */
export const lookOf = (frame: Frame): Promise<string> =>
  frame.evaluate(() => {
    const colours: Record<string, string> = { '#ffffff': 'default', '#292929': 'dark', '#000000': 'contrast' };
    const provider = document.querySelector('.fui-FluentProvider');
    const colour = provider ? getComputedStyle(provider).getPropertyValue('--colorNeutralBackground1').trim() : '';
    return colours[colour] ?? colour;
  });
