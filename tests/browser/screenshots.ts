/*
 * `npm run screenshots [-- light dark contrast network teams]`: walks through the stories on a fresh Trygg in local mode
 * and leaves a picture of every card and page in .screenshots/, wide and narrow, in the named themes (all when none is);
 * with `network`, only of what the network works with, with `teams`, only of what lives in Teams alone, in the sizes that
 * it has there (screenshots-teams.ts). The pictures of the README are made on the way.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { compose } from '../../bot/compose.ts';
import { readConfig } from '../../bot/config.ts';
import { createLog } from '../../bot/log.ts';
import { launchBrowser } from '../setup/browser.ts';
import { allThemes, openAlbum } from './album.ts';
import { fillReports, fillTasks } from './fill.ts';
import { asking, fillMeetings, fillNetwork } from './fill-network.ts';
import { picture } from './picture.ts';
import { shootTeams } from './screenshots-teams.ts';
import { openStage, type Stage } from './stage.ts';
import { attach, numberIn, type See, take, write } from './story.ts';

const folder = fileURLToPath(new URL('../../.screenshots/', import.meta.url));
const ofReadme = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const named = process.argv.slice(2);
const chosen = allThemes.filter((theme) => named.includes(theme));
const album = openAlbum(folder, chosen.length > 0 ? chosen : allThemes);
const { themes, missing } = album;
const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 1300 } };

const dataDir = await mkdtemp(join(tmpdir(), 'trygg-pictures-'));
const quiet = createLog('error', (line) => process.stderr.write(line));
const app = await compose(readConfig({ PORT: '0', DATA_DIR: dataDir }), { log: quiet });
const { url } = await app.listen();
const browser = await launchBrowser();
const stage = await openStage(browser, url, sizes.wide);
const PATIENCE_MS = 20_000;

/** Pictures of the page in every look. `card`: what must be in sight. */
async function shoot(what: string, card?: Locator): Promise<void> {
  const name = album.next(what);
  for (const [width, size] of Object.entries(sizes)) {
    await stage.page.setViewportSize(size);
    for (const theme of themes) {
      await stage.choose('theme', theme);
      await card?.scrollIntoViewIfNeeded();
      await stage.page.screenshot({ path: `${name}-${width}-${theme}.png`, animations: 'disabled' });
    }
  }
  await stage.page.setViewportSize(sizes.wide);
  await stage.choose('theme', 'light');
}
const see: See = (what, { at }) => shoot(what, at);

/** The tab alone, on a page of its own: it has no switches, so its look is in the address. */
async function shootTab(
  what: string,
  person: number,
  hash: string,
  ready: (tab: Stage) => Promise<unknown>,
): Promise<void> {
  const name = album.next(`tab ${what}`);
  const as = person === 0 ? '' : `as=7a000001-de30-4000-8000-${String(person).padStart(12, '0')}&`;
  for (const [width, size] of Object.entries(sizes))
    for (const theme of themes) {
      const tab = await openStage(browser, `${url}/tab/?${as}theme=${theme}&locale=sv#${hash}`, size);
      tab.context.setDefaultTimeout(PATIENCE_MS);
      const path = `${name}-${width}-${theme}.png`;
      try {
        await ready(tab);
      } catch (error) {
        missing.push(`${path}: ${error}`);
      }
      await tab.page.screenshot({ path, animations: 'disabled' });
      await tab.close();
    }
}

/** What the network works with: the list in its layouts, an open task, its dialogs, and the meeting from plan to minutes. */
async function network(): Promise<void> {
  await shootTab('no meetings', 41, '/meetings', ({ page }) =>
    page.getByRole('button', { name: 'Planera' }).first().waitFor(),
  );
  const task = await fillNetwork(url);
  const { planned, running, over } = await fillMeetings(url);
  const carl = await asking(url, 42);
  /** Another priority than the one it has. */
  const writtenByAnother = async (id: string) => {
    const { priority, fieldVersions } = await carl('GET', `/api/tasks/${id}`);
    const value = priority === 'low' ? 'urgent' : 'low';
    await carl('PATCH', `/api/tasks/${id}`, {
      changes: [{ field: 'priority', value, base: fieldVersions?.priority }],
    });
  };
  const rows = ({ page }: Stage) => page.locator('[data-task]').first().waitFor();
  const pressing =
    (opens: 'dialog' | 'menu', ready: (tab: Stage) => Promise<unknown>, ...names: readonly string[]) =>
    async (tab: Stage) => {
      await ready(tab);
      for (const name of names)
        await tab.page.getByRole('button', { name }).or(tab.page.getByRole('menuitem', { name })).first().click();
      await tab.page.getByRole(opens).waitFor();
    };
  await shootTab('board', 41, '/tasks/board', rows);
  await shootTab('grouped', 41, '/tasks', async (tab) => {
    await rows(tab);
    if (!(await tab.page.getByLabel('Gruppera').first().isVisible()))
      await tab.page.getByRole('button', { name: 'Filter' }).click();
    await tab.page.getByLabel('Gruppera').first().selectOption('administration');
    const show = tab.page.getByRole('button', { name: /^Visa \d+ uppgifter/ });
    if (await show.isVisible()) await show.click();
    await tab.page.locator('main button[aria-expanded="true"]').first().waitFor();
  });
  await shootTab('mine', 43, '/tasks', async (tab) => {
    await rows(tab);
    await tab.page.getByText('Mina', { exact: true }).first().click();
    await tab.page.locator('[data-task], h2').first().waitFor();
  });
  await shootTab('views', 41, '/tasks', pressing('dialog', rows, 'Sparade vyer', 'Spara som ny vy …'));
  await shootTab('exchange', 41, '/tasks', pressing('menu', rows, 'Excel och CSV'));
  await shootTab('import with faults', 41, '/tasks', async (tab) => {
    await pressing('dialog', rows, 'Excel och CSV', 'Importera från fil eller klistra in')(tab);
    await tab.page.getByLabel('Klistra in rader').fill(sheet);
    await tab.page.getByRole('button', { name: 'Läs raderna' }).click();
    await tab.page.getByText(/Fel: \d/).waitFor();
  });
  await shootTab('waits for the line', 41, '/tasks', async (tab) => {
    await rows(tab);
    await tab.context.setOffline(true);
    const field = tab.page.getByLabel('Lägg till en uppgift');
    await field.fill('Skriven utan nät');
    await field.press('Enter');
    await tab.page.getByText('väntar på nätet').waitFor();
  });
  await shootTab('two wrote the same', 41, `/tasks/${task}`, async (tab) => {
    await tab.page.getByText('Jag tar garaget på fredag.').waitFor();
    await tab.context.setOffline(true);
    const field = tab.page.getByLabel(/^Prioritet, /).last();
    await field.selectOption((await field.inputValue()) === 'important' ? 'medium' : 'important');
    await tab.page.getByText('väntar på nätet').waitFor();
    await writtenByAnother(task);
    await tab.context.setOffline(false);
    await tab.page.getByRole('alertdialog', { name: 'Ni ändrade samma sak' }).waitFor();
  });
  await shootTab('calendar', 41, '/tasks/calendar', ({ page }) =>
    page.getByRole('button', { name: 'I dag' }).waitFor(),
  );
  await shootTab('year', 41, '/tasks/calendar', async ({ page }) => {
    await page.getByText('Årshjul').click();
    await page.locator('[data-month="1"]').waitFor();
  });
  await shootTab('open task', 41, `/tasks/${task}`, ({ page }) =>
    page.getByText('Jag tar garaget på fredag.').waitFor(),
  );
  await shootTab('request to a landlord', 41, `/tasks/${task}`, async ({ page }) => {
    await page.getByText('Jag tar garaget på fredag.').waitFor();
    await page.getByRole('button', { name: 'Ny begäran' }).click();
    await page.getByLabel('Vem ska göra det?').selectOption({ index: 1 });
    await page.getByLabel('Vad ska göras?').selectOption({ index: 1 });
  });
  await shootTab('templates', 41, '/tasks', pressing('dialog', rows, 'Från mall', 'Mallar …'));
  await shootTab('notices', 41, '/tasks', pressing('dialog', rows, 'Aviseringar'));
  await shootTab('keys', 41, '/tasks', async (tab) => {
    await rows(tab);
    await tab.page.keyboard.press('?');
    await tab.page.getByRole('dialog').waitFor();
  });
  await shootTab('meetings', 41, '/meetings', ({ page }) => page.getByText('Pågår nu').first().waitFor());
  await shootTab('prepare', 41, `/meetings/${planned}`, ({ page }) =>
    page.getByRole('heading', { name: 'Sedan sist' }).waitFor(),
  );
  /** In the window that leads; the one before it led elsewhere. */
  const leading = async ({ page }: Stage) => {
    await page.getByText('§ 3').first().waitFor();
    const here = page.getByRole('button', { name: 'Led härifrån' });
    await here
      .or(page.getByRole('button', { name: /^Besluta/ }))
      .first()
      .waitFor();
    if (await here.isVisible()) await here.click();
    await page
      .getByRole('button', { name: /^Besluta/ })
      .first()
      .waitFor();
  };
  await shootTab('meeting led', 41, `/meetings/${running}`, leading);
  await shootTab('meeting followed', 42, `/meetings/${running}`, ({ page }) => page.getByText('§ 3').first().waitFor());
  await shootTab('meeting for a stranger', 1, `/meetings/${running}`, ({ page }) => page.locator('h1').waitFor());
  await shootTab('minutes', 41, `/meetings/${over}/minutes`, ({ page }) => page.getByText('§ 1').first().waitFor());
  await shootTab(
    'plan',
    41,
    '/meetings',
    pressing('dialog', ({ page }) => page.getByText('Pågår nu').first().waitFor(), 'Planera möte'),
  );
  await shootTab('keys of a meeting', 41, `/meetings/${running}`, async (tab) => {
    await leading(tab);
    await tab.page.keyboard.press('?');
    await tab.page.getByRole('dialog').waitFor();
  });
  await shootTab('decide', 41, `/meetings/${running}`, async (tab) => {
    await leading(tab);
    await tab.page
      .getByRole('button', { name: /^Besluta/ })
      .first()
      .click();
    await tab.page.locator('[data-form]').waitFor();
  });
  await shootTab('end', 41, `/meetings/${running}`, async (tab) => {
    await leading(tab);
    await tab.page.getByRole('button', { name: 'Avsluta' }).first().click();
    await tab.page.getByText('Protokollet är skrivet när du avslutar').waitFor();
  });
  for (const [name, hash, asks] of [
    ['tasks', '/tasks', '**/api/tasks?*'],
    ['board', '/tasks/board', '**/api/tasks?*'],
    ['calendar', '/tasks/calendar', '**/api/tasks?*'],
    ['task', '/tasks/01a2021c-88fa-76a0-9012-96e15ad58a62', '**/api/tasks/01a2021c*'],
    ['meetings', '/meetings', '**/api/forums'],
    ['meeting', `/meetings/${running}`, `**/api/meetings/${running}`],
    ['minutes', `/meetings/${over}/minutes`, `**/api/meetings/${over}**`],
    ['cases', '/cases', '**/api/cases'],
  ] as const)
    await shootTab(`${name} failed`, 41, hash, ({ page }) => failing(page, asks));
  for (const [name, hash, ready, height] of [
    ['meeting', `/meetings/${running}`, '§ 3', 800],
    // The whole wheel.
    ['year', '/tasks/calendar', 'Årshjul', 1120],
  ] as const) {
    const tab = await openStage(
      browser,
      `${url}/tab/?as=7a000001-de30-4000-8000-000000000041&theme=light&locale=sv#${hash}`,
      { width: 1280, height },
    );
    await tab.page.getByText(ready).first().waitFor();
    if (name === 'year') {
      await tab.page.getByText(ready).first().click();
      await tab.page.locator('[data-month="1"]').waitFor();
    }
    await keep(name, await tab.page.screenshot({ animations: 'disabled' }));
    await tab.close();
  }
}

/** Nothing of it can be had from the server, which has broken. */
async function failing(page: Page, asks: string): Promise<void> {
  const error = { code: 'internal', message: 'Något gick fel hos oss. Försök igen om en stund.' };
  await page.route(asks, (route) => route.fulfill({ status: 500, json: { error } }));
  await page.reload();
  await page.getByRole('button', { name: 'Försök igen' }).first().waitFor();
}

const sheet = [
  ['Uppgift', 'Förfaller', 'Ansvarig', 'Status'],
  ['Byt lås på plan 3', '2027-03-01', 'Carl Påhittsson', 'Pågår'],
  ['Se över kameror', 'snart', 'Nils Ingenstans', 'Klar'],
]
  .map((row) => row.join('\t'))
  .join('\n');

/** A picture of the README: few colours, so that it is small. */
async function keep(name: string, shot: Buffer): Promise<void> {
  await sharp(shot).png({ palette: true, quality: 90, effort: 10 }).toFile(`${ofReadme}${name}.png`);
}

async function employee(): Promise<string> {
  await stage.become('nora');
  const hello = await stage.card('Har du blivit hotad');
  await see('hello', hello);
  await hello.press('Rapportera');
  await hello.shows('Är du i säkerhet nu?');
  await hello.press('Nej');
  await see('unsafe', hello);
  await hello.press('Jag är i säkerhet nu');
  await hello.press('Skicka');
  await see('answers missing', hello);
  await hello.press('Kasta rapporten');
  await see('discarded', hello);
  await stage.say('en patient hotade mig i receptionen, han ringde från 070-174 06 05');
  const form = await stage.card('Är du i säkerhet nu?');
  await see('gate with a sentence', form);
  await form.press('Ja, jag är i säkerhet');
  await form.at.getByRole('radio', { name: 'Det kan hända igen' }).check();
  await see('three answers', form);
  await form.press('Skicka');
  await form.shows('Vad ska vi göra med numren?');
  await see('numbers found', form);
  await form.at.getByRole('radio', { name: 'Flytta dem till den skyddade delen' }).check();
  await form.change('Skicka');
  await see('receipt', form);
  return numberIn(await form.at.innerText());
}

async function details(): Promise<void> {
  const receipt = await stage.card('Tack. Vi har tagit emot din rapport.');
  await receipt.press('Berätta mer');
  await receipt.at
    .getByLabel('Berätta vad som hände')
    .fill('En patient i kön blev arg och slog i disken. Hen sade att hen skulle vänta utanför.');
  await see('details 1', receipt);
  for (let page = 2; page < 12; page += 1) {
    const next = receipt.at.getByRole('button', { name: 'Spara och fortsätt' });
    if (!(await next.isVisible())) break;
    await receipt.press('Spara och fortsätt');
    await see(`details ${page}`, receipt);
  }
  await receipt.press('Spara och avsluta');
  await receipt.shows('Ärendenummer');
  await see('receipt after details', receipt);
  await receipt.press('Lägg till');
  await see('add', receipt);
  await receipt.press('Tillbaka');
  await receipt.press('Ta tillbaka');
  await see('withdraw', receipt);
  await receipt.press('Tillbaka');
  await receipt.press('Mina ärenden');
  await see('my cases', receipt);
  await stage.say('', [{ name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.from('0000001866747970', 'hex') }]);
  await see('file refused', await stage.card('Filen gick inte att ta emot'));
}

async function partner(number: string): Promise<void> {
  await stage.become('siri');
  const acute = await stage.card('Akut: Hot, Skadegörelse');
  await see('acute', acute);
  await keep('triage', await acute.at.screenshot());
  const triage = await take(stage, 'siri', number, see);
  for (const [button, back] of [
    ['Varför fick jag detta?', 'Tillbaka'],
    ['Bedöm', 'Tillbaka'],
    ['Lämna över', 'Tillbaka'],
    ['Jag är berörd', 'Tillbaka'],
  ] as const) {
    await triage.press(button);
    await see(button, triage);
    await triage.press(back);
  }
  const ask = {
    opens: 'Fråga anmälaren',
    field: 'Din fråga',
    text: 'Vet du vart personen gick?',
    sends: 'Skicka frågan',
  };
  await write(triage, ask, see);
  await stage.say('Kö');
  await see('queue', await stage.card('Din kö'));
}

async function answerAndPhoto(number: string): Promise<void> {
  await stage.become('nora');
  const question = await stage.card('Du har fått en fråga i ditt ärende.');
  await see('question waits', question);
  await write(
    question,
    { opens: 'Läs frågan', field: 'Ditt svar', text: 'Mot parkeringen.', sends: 'Skicka svar' },
    see,
  );
  await see('answered', question);
  await attach(stage, number, await picture(), see);
}

async function closing(number: string): Promise<void> {
  await stage.become('siri');
  const triage = await stage.card('Anmälaren har svarat.');
  await triage.press('Visa');
  await see('content', triage);
  await triage.press('Tillbaka');
  await triage.press('Ny uppgift');
  await triage.at.getByLabel('Vad ska göras?').selectOption({ label: 'Se över larm och larmrutiner' });
  await see('new task', triage);
  await triage.change('Skapa uppgift');
  await see('task made', triage);
  await stage.page.setViewportSize({ width: 1280, height: 800 });
  await stage.page.reload();
  await stage.tab().getByText('Egenkontroll brandskydd').waitFor();
  await (await stage.card(number)).at.scrollIntoViewIfNeeded();
  await keep('stage', await stage.page.screenshot());
  await stage.page.setViewportSize(sizes.wide);
  await shootTab('case', 21, `/cases/${number}`, ({ page }) =>
    page.getByRole('button', { name: 'Visa bild 1 i stor storlek' }).locator('img').waitFor(),
  );
  await shootTab('case of leadership', 33, `/cases/${number}`, ({ page }) =>
    page.getByText('Du ser att ärendet finns').waitFor(),
  );
  await shootTab('own case', 1, `/cases/${number}`, ({ page }) => page.getByText('Mot parkeringen.').waitFor());
  await shootTab('queue', 21, '/cases', ({ page }) => page.getByText(number).first().waitFor());
  await shootTab('closing', 21, `/cases/${number}`, async ({ page }) => {
    await page.getByRole('button', { name: 'Avsluta' }).click();
    await page.getByLabel('Vad det ledde till').fill('Larmet i receptionen är bytt.');
    await page.getByRole('button', { name: 'Avsluta ärendet' }).click();
    await page.getByText(/öppna uppgifter/).waitFor();
  });
}

async function list(): Promise<void> {
  const full = ({ page }: Stage) =>
    page
      .getByText('Se över larm och larmrutiner')
      .or(page.locator('input[value="Se över larm och larmrutiner"]'))
      .first()
      .waitFor();
  await shootTab('tasks', 41, '/tasks', full);
  await shootTab('task', 41, '/tasks', async ({ page }) => {
    await page
      .getByRole('link', { name: /^Öppna U-/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Historik' }).waitFor();
  });
  await shootTab('filtered to nothing', 41, '/tasks', async ({ page }) => {
    await page.getByLabel('Sök i uppgifter').fill('finns inte');
    await page.getByText('Inget stämmer med filtret').waitFor();
  });
  await shootTab('no right', 41, '/cases/RH-2026-00001', ({ page }) =>
    page.getByText('Det finns inte, eller').waitFor(),
  );
  const tab = await openStage(
    browser,
    `${url}/tab/?as=7a000001-de30-4000-8000-000000000041&theme=light&locale=sv#/tasks`,
    { width: 1280, height: 760 },
  );
  await full(tab);
  await keep('tasks', await tab.page.screenshot());
  await tab.close();
}

async function phone(): Promise<void> {
  const small = await openStage(browser, url, { width: 390, height: 844 });
  await small.become('vera');
  const card = await small.card('Har du blivit hotad');
  await card.press('Rapportera');
  await card.shows('Är du i säkerhet nu?');
  await card.press('Ja, jag är i säkerhet');
  await card.at.getByRole('checkbox', { name: 'Hot', exact: true }).check();
  await keep('phone', await small.page.screenshot());
  await small.close();
}

async function everything(): Promise<void> {
  await shoot('guide');
  await shootTab('sign-in', 0, '/', ({ page }) => page.getByText('Välj vem du är').waitFor());
  await shootTab('no tasks', 41, '/tasks', ({ page }) => page.getByText('Här samlas det som ska göras').waitFor());
  await shootTab('no cases', 21, '/cases', ({ page }) => page.getByText('Kön är tom').waitFor());
  await stage.become('doris');
  await stage.tab().getByText('Här samlas').waitFor();
  await shoot('not installed');
  await fillTasks(url);
  const number = await employee();
  await details();
  await fillReports(url);
  await partner(number);
  await answerAndPhoto(number);
  await closing(number);
  await list();
  await network();
  await phone();
  await shootTeams(album);
}

try {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await mkdir(ofReadme, { recursive: true });
  if (named.includes('network')) {
    await fillTasks(url);
    await network();
  }
  if (named.includes('teams')) await shootTeams(album);
  if (!named.includes('network') && !named.includes('teams')) await everything();
  if (missing.length > 0) throw new Error(missing.join('\n'));
} finally {
  await browser.close();
  await app.stop();
  await rm(dataDir, { recursive: true, force: true });
}
