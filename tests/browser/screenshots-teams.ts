/*
 * Pictures of what lives only in Teams, whose host is played by the double of tests/tab/teams-host: the meeting's stage
 * and its side panel, the setting up of a channel's tab, and sign-ins that fail; and the page of who comes without Teams.
 */
import type { Browser } from 'playwright-core';
import {
  type Given,
  type openInTeams,
  openPage,
  phone,
  type Size,
  teamsWorld,
  tryggUrl,
} from '../tab/teams-host/open.ts';
import type { Album } from './album.ts';
import { fillTeams } from './fill-teams.ts';

type Sizes = { readonly [name: string]: Size };
type Opened = Awaited<ReturnType<typeof openInTeams>>;
/** One state: who has it open and where, and what must be in sight. */
type Shot = Omit<Given, 'size'> & {
  readonly sizes: Sizes;
  readonly ready: (opened: Opened) => Promise<unknown>;
};
type Shoot = (what: string, shot: Shot) => Promise<void>;

/** A meeting room's screen, the stage between the others' pictures on a laptop, and a telephone. */
const stage: Sizes = {
  room: { width: 1920, height: 1080 },
  laptop: { width: 960, height: 600 },
  phone,
};
/** As wide as Teams makes it beside a meeting. */
const panel: Sizes = { panel: { width: 320, height: 760 } };
/** What Teams' window for a new tab leaves to the app. */
const dialog: Sizes = { dialog: { width: 720, height: 480 } };
const tab: Sizes = { wide: { width: 1280, height: 800 }, narrow: phone };
const themes = { light: 'default', dark: 'dark', contrast: 'contrast' } as const;

export async function shootTeams(album: Album): Promise<void> {
  const teams = await teamsWorld('embedded');
  const shoot: Shoot = async (what, { sizes, ready, context, ...given }) => {
    const name = album.next(`teams ${what}`);
    for (const [width, size] of Object.entries(sizes))
      for (const theme of album.themes) {
        const opened = await teams.open({ ...given, size, context: { ...context, theme: themes[theme] } });
        const path = `${name}-${width}-${theme}.png`;
        try {
          await ready(opened);
        } catch (error) {
          album.missing.push(`${path}: ${error}`);
        }
        await opened.page.screenshot({ path, animations: 'disabled' });
        await opened.close();
      }
  };
  try {
    await meeting(teams, shoot);
    await signIn(shoot);
    await setUp(shoot);
    await outside(album, teams.browser);
  } finally {
    await teams.end();
  }
}

async function meeting({ api }: Awaited<ReturnType<typeof teamsWorld>>, shoot: Shoot): Promise<void> {
  const running = await fillTeams(api);
  const at = { path: `#/meetings/${running.id}`, context: { entityId: 'tasks', meetingId: 'a-meeting' } };
  const onStage = { ...at, frameContext: 'meetingStage', sizes: stage } as const;
  const inPanel = {
    ...at,
    frameContext: 'sidePanel',
    sizes: panel,
    supports: { pages: { backStack: {}, config: {} }, meeting: { stage: {} } },
  } as const;
  const heading =
    (name: string) =>
    ({ frame }: Opened) =>
      frame.getByRole('heading', { name }).waitFor();
  const leads = async ({ frame }: Opened) => {
    await frame.getByText('Du leder', { exact: true }).waitFor();
    await frame.getByRole('button', { name: 'Visa på scenen' }).waitFor();
  };
  /** The window that led before is gone for so long that the lead comes back in this one. */
  const leading = (then: (opened: Opened) => Promise<unknown>): Shot => ({
    ...inPanel,
    before: async () => running.silence(20),
    async ready(opened) {
      await leads(opened);
      await then(opened);
    },
  });

  await shoot('stage waits', { ...onStage, ready: ({ frame }) => frame.getByText('Mötet är igång').waitFor() });
  await shoot('panel opening', leading(heading('Vilka är här?')));
  await running.decideOverdue();
  await shoot('stage', { ...onStage, ready: ({ frame }) => frame.locator('[data-decision="2"]').waitFor() });
  await running.decideAlarm();
  await shoot('stage of a case', { ...onStage, ready: heading(running.alarm) });
  await shoot('stage for a stranger', {
    ...onStage,
    person: 'nurse',
    ready: ({ frame }) => frame.getByText('Mötets öppnande').waitFor(),
  });
  await shoot('panel leads', leading(heading(running.alarm)));
  await shoot(
    'panel agenda',
    leading(async ({ frame }) => {
      await frame.getByRole('button', { name: 'Dagordning' }).click();
      await frame.getByRole('navigation', { name: 'Dagordning' }).waitFor();
    }),
  );
  await shoot(
    'panel decides',
    leading(async ({ frame }) => {
      await frame.getByRole('button', { name: /^Besluta/ }).click();
      await frame.locator('[data-form]').waitFor();
    }),
  );
  await shoot('panel follows', {
    ...inPanel,
    person: 'robin',
    before: running.beat,
    ready: heading(running.alarm),
  });
  await shoot('panel of a leader elsewhere', {
    ...inPanel,
    before: running.beat,
    ready: ({ frame }) => frame.getByRole('button', { name: 'Led härifrån' }).waitFor(),
  });
  await shoot('panel of a silent leader', {
    ...inPanel,
    person: 'robin',
    before: async () => running.silence(40),
    ready: ({ frame }) => frame.getByRole('button', { name: 'Ta över' }).waitFor(),
  });
  await running.end();
  await shoot('stage ended', { ...onStage, ready: ({ frame }) => frame.getByTestId('meeting-ended').waitFor() });
  await shoot('panel ended', {
    ...inPanel,
    ready: ({ frame }) => frame.getByRole('heading', { name: 'Vem gör vad till när' }).waitFor(),
  });
  await shoot('stage for a case', {
    ...onStage,
    path: '',
    context: { meetingId: 'a-meeting', subEntityId: `case:${running.case.id}` },
    ready: heading('Ärenden visas inte på mötets scen'),
  });
}

async function signIn(shoot: Shoot): Promise<void> {
  for (const [what, reason, title] of [
    ['approval', 'AADSTS90094: The grant requires admin permission.', 'Trygg är inte godkänd än'],
    ['consent', 'resourceRequiresConsent', 'Trygg behöver ditt godkännande'],
    ['network', 'Network request failed', 'Nätet är borta'],
  ] as const)
    await shoot(`sign-in ${what}`, {
      sizes: tab,
      silently: { reason },
      ready: ({ frame }) => frame.getByRole('heading', { name: title }).waitFor(),
    });
  await shoot('sign-in lapsed', {
    sizes: tab,
    ready: async ({ frame, page, teams }) => {
      const field = frame.getByLabel('Lägg till en uppgift');
      await field.fill('Halvskriven');
      await page.route('**/api/tasks*', (route) => route.fulfill({ status: 401, json: {} }));
      await teams.answers({ silently: { reason: 'tokenRevoked' } });
      await field.press('Enter');
      await frame.getByText('Din inloggning behöver förnyas.').first().waitFor();
    },
  });
}

async function setUp(shoot: Shoot): Promise<void> {
  const channel = { entityId: '', channelId: '19:channel@thread.tacv2', teamId: '19:team@thread.tacv2' };
  for (const [what, person, text] of [
    ['set up', 'kim', 'Fliken visar uppgiftslistan i kanalen.'],
    ['set up without the list', 'nurse', 'Du kan lägga till fliken'],
  ] as const)
    await shoot(what, {
      sizes: dialog,
      person,
      frameContext: 'settings',
      path: '#/config',
      context: channel,
      ready: ({ frame }) => frame.getByText(text).waitFor(),
    });
}

/** Its theme is the browser's. */
const schemes = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  contrast: { forcedColors: 'active' },
} as const;

async function outside(album: Album, browser: Browser): Promise<void> {
  const name = album.next('outside teams');
  for (const [width, size] of Object.entries(tab))
    for (const theme of album.themes) {
      const { page, close } = await openPage(browser, size);
      const path = `${name}-${width}-${theme}.png`;
      await page.emulateMedia(schemes[theme]);
      await page.goto(`${tryggUrl}/tab/#/tasks`);
      await page
        .getByRole('link', { name: 'Öppna i Teams' })
        .waitFor()
        .catch((error) => album.missing.push(`${path}: ${error}`));
      await page.screenshot({ path, animations: 'disabled' });
      await close();
    }
}
