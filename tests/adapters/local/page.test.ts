import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ActivityTypes, CardFactory, type TurnContext } from 'botbuilder';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { violations } from '../../setup/axe.ts';
import { launchBrowser } from '../../setup/browser.ts';
import { aStage, ove, pia, type Trial } from './a-stage.ts';

/** The stage's page in a real browser, with a stock bot of few words behind it. */
const dist = fileURLToPath(new URL('../../../dist', import.meta.url));
let browser: Browser;
let context: BrowserContext;
let page: Page;
let trial: Trial;
/** What the bot answers the next press, and what came with it. */
let answers: (value: { action: { verb: string; data: Record<string, string> }; trigger: string }) => object;
let pressed: { verb: string; data: Record<string, string>; trigger: string }[];
let broken: string[];

beforeAll(async () => {
  if (!existsSync(`${dist}/stage/index.html`))
    throw new Error('The pages are not built: run `npm test` or `npm start` once.');
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  pressed = [];
  broken = [];
  answers = () => shown(small('Svar', 'Klart.'));
  trial = await aStage({ dist, onTurn });
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(10_000);
  page = await context.newPage();
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) broken.push(message.text());
  });
});
afterEach(async () => {
  await context.close();
  await trial.close();
  expect(broken).toEqual([]);
});

const shown = (card: object) => ({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card });
const small = (title: string, text: string, more: object = {}) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: title, style: 'heading', wrap: true },
    { type: 'TextBlock', text, wrap: true },
  ],
  actions: [{ type: 'Action.Execute', title: 'Vidare', verb: 'next' }],
  ...more,
});
const choices = ['Hot', 'Våld'].map((title) => ({ title, value: title.toUpperCase() }));
const form = {
  ...small('Formulär', 'Ring **112** vid fara.'),
  body: [
    { type: 'TextBlock', text: 'Formulär', style: 'heading' },
    {
      type: 'Container',
      style: 'attention',
      items: [{ type: 'TextBlock', text: 'Ring **112** vid <b>fara</b>.', wrap: true }],
    },
    {
      type: 'Input.ChoiceSet',
      id: 'kinds',
      label: 'Vad har hänt?',
      style: 'expanded',
      isMultiSelect: true,
      choices,
      isRequired: true,
      errorMessage: 'Välj minst ett.',
    },
    {
      type: 'Input.ChoiceSet',
      id: 'ongoing',
      label: 'Pågår det?',
      style: 'expanded',
      choices: [{ title: 'Ja', value: 'yes' }],
    },
    { type: 'Input.ChoiceSet', id: 'urgency', label: 'Bedömning', choices, placeholder: 'Välj' },
    { type: 'Input.ChoiceSet', id: 'site', label: 'Plats', style: 'filtered', choices, value: 'HOT' },
    {
      type: 'Input.ChoiceSet',
      id: 'unit',
      label: 'Enhet',
      style: 'filtered',
      choices: [{ title: 'Övrigt', value: 'other' }],
      'choices.data': { type: 'Data.Query', dataset: 'units' },
    },
    { type: 'Input.Number', id: 'hurt', label: 'Antal', min: 0 },
    { type: 'Input.Date', id: 'day', label: 'Dag' },
    { type: 'Input.Time', id: 'time', label: 'Tid' },
    { type: 'Input.Text', id: 'note', label: 'Berätta', isMultiline: true },
    { type: 'Input.Text', id: 'phone', label: 'Telefon', regex: '^[0-9 ]*$', errorMessage: 'Bara siffror.' },
    { type: 'Input.Toggle', id: 'protected', title: 'Skyddade personuppgifter' },
    { type: 'FactSet', facts: [{ title: 'Nummer', value: '1' }] },
  ],
};

async function onTurn(context: TurnContext): Promise<void> {
  const { type, name, text, value } = context.activity;
  const post = (card: object) =>
    context.sendActivity({ summary: 'Ett kort', attachments: [CardFactory.adaptiveCard(card)] });
  if (type === ActivityTypes.Message && text === 'formulär') await post(form);
  if (type === ActivityTypes.Message && text === 'länk')
    await post({ ...small('Länk', 'x'), actions: [{ type: 'Action.OpenUrl', title: 'Öppna', url: '/tab/#/cases/7' }] });
  if (type === ActivityTypes.Message && text === 'mitt')
    await post(
      small('Lagrat', 'x', {
        refresh: { action: { type: 'Action.Execute', verb: 'refresh' }, userIds: [`29:${pia}`] },
      }),
    );
  if (type === ActivityTypes.Message && value) await context.sendActivity('inskickat');
  if (type !== ActivityTypes.Invoke) return;
  if (name === 'adaptiveCard/action')
    pressed.push({ verb: value.action.verb, data: value.action.data, trigger: value.trigger });
  const found = {
    statusCode: 200,
    type: 'application/vnd.microsoft.search.searchResponse',
    value: { results: [{ title: `Akuten ${value.queryText}`, value: 'u7' }] },
  };
  const body = name === 'application/search' ? found : answers(value);
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
}

const card = (): Locator => page.getByTestId('card').last();
async function become(slug: string) {
  await page.goto(`${trial.origin}/`);
  await page.getByTestId(`person-${slug}`).click();
}
async function write(text: string) {
  await page.getByTestId('compose').fill(text);
  await page.keyboard.press('Enter');
}
const press = (name: string) => card().getByRole('button', { name }).click();
async function faults(): Promise<string[]> {
  return (await violations(page.mainFrame())).flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}

test('a newcomer is shown three ways, and one press leads into the first', async () => {
  await page.goto(`${trial.origin}/`);
  expect(await faults()).toEqual([]);
  await page.getByRole('button', { name: /1\. Anmäl en händelse/ }).click();
  await expect
    .poll(() => page.getByTestId('chat').getAttribute('aria-label'))
    .toBe('Chatt med Trygg, som Pia Påhittad');
});

test('a press replaces the card, moves focus to it, and is forgotten at reload', async () => {
  await become('pia-pahittad');
  await write('mitt');
  answers = ({ trigger }) => (trigger === 'manual' ? shown(small('Nytt kort', 'Bara för dig.')) : { statusCode: 200 });
  await press('Vidare');
  await card().getByText('Bara för dig.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Nytt kort');
  expect(await page.locator('[aria-live=polite]').last().textContent()).toBe('Kortet har ändrats. Nytt kort');
  await page.reload();
  await card().getByText('Lagrat').waitFor();
});

test('a card that lists the viewer asks for a fresh one when it is seen', async () => {
  answers = ({ trigger }) => shown(small('Färskt', trigger));
  await become('pia-pahittad');
  await write('mitt');
  await card().getByText('automatic').waitFor();
  expect(pressed.map(({ verb, trigger }) => [verb, trigger])).toEqual([['refresh', 'automatic']]);
});

test('what was filled in is sent by value; a searchable choice sends what was chosen, also from the bot', async () => {
  await become('pia-pahittad');
  await write('formulär');
  await card().getByRole('checkbox', { name: 'Våld' }).check();
  expect(await card().getByRole('combobox', { name: 'Plats' }).inputValue()).toBe('Hot');
  await card().getByRole('combobox', { name: 'Enhet' }).fill('aku');
  await page.getByRole('option', { name: 'Akuten aku' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await press('Vidare');
  await card().getByText('Klart.').waitFor();
  expect(pressed[0]?.data).toMatchObject({ kinds: 'VÅLD', site: 'HOT', unit: 'u7' });
});

test('a missing answer is said at its field, and nothing is sent', async () => {
  await become('pia-pahittad');
  await write('formulär');
  await card().getByLabel('Telefon').fill('abc');
  await press('Vidare');
  await card().getByRole('alert').filter({ hasText: 'Välj minst ett.' }).waitFor();
  const phone = card().getByLabel('Telefon');
  expect(await phone.getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator(`[id="${await phone.getAttribute('aria-describedby')}"]`).textContent()).toBe(
    'Bara siffror.',
  );
  expect(pressed).toEqual([]);
});

test('half-typed input is lost when one goes to another chat, as in Teams', async () => {
  await become('pia-pahittad');
  await write('formulär');
  await card().getByLabel('Berätta').fill('halvfärdigt');
  await page.getByTestId('person-ove-ovning').click();
  await page.getByTestId('person-pia-pahittad').click();
  expect(await card().getByLabel('Berätta').inputValue()).toBe('');
});

test('markup from a card is shown as text, and emphasis as emphasis', async () => {
  await become('pia-pahittad');
  await write('formulär');
  await card().getByText('Ring 112 vid <b>fara</b>.').waitFor();
  expect(await card().locator('strong').allTextContents()).toEqual(['112']);
});

test('a failing press shows Teams’ own line, and a plain answer its text', async () => {
  await become('pia-pahittad');
  await write('formulär');
  await card().getByRole('checkbox', { name: 'Hot' }).check();
  answers = () => ({ statusCode: 500, type: 'application/vnd.microsoft.error', value: { code: 'x', message: 'inre' } });
  await press('Vidare');
  await card().getByRole('alert').filter({ hasText: 'Något gick fel. Försök igen.' }).waitFor();
  answers = () => ({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Sparat.' });
  await press('Vidare');
  await card().getByText('Sparat.').waitFor();
});

test('a stored card edited by the bot replaces the view of a press, and focus stays on the card', async () => {
  await become('pia-pahittad');
  await write('mitt');
  answers = ({ trigger }) => (trigger === 'manual' ? shown(small('Vy', 'x')) : { statusCode: 200 });
  await press('Vidare');
  await card().getByText('Vy').waitFor();
  const id = await page.getByTestId('message').last().getAttribute('data-message-id');
  const edit = { type: 'message', attachments: [CardFactory.adaptiveCard(small('Ändrat', 'y'))] };
  const path = `/connector/v3/conversations/${encodeURIComponent(await trial.personal(pia))}/activities/${id}`;
  await trial.call('PUT', path, edit, { authorization: await trial.bearer() });
  await card().getByText('Ändrat').waitFor();
  expect(await page.evaluate(() => document.activeElement?.closest('[data-testid=card]') !== null)).toBe(true);
});

test('a link into the tab opens it beside the chat, and does not leave the page', async () => {
  await page.route('**/tab/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>flik</title>' }));
  await become('pia-pahittad');
  await write('länk');
  await card().getByRole('link', { name: 'Öppna' }).click();
  const frame = () => page.frames().find((one) => one.url().includes('/tab/'));
  await expect.poll(() => frame()?.url()).toBe(`${trial.origin}/tab/?as=${pia}&theme=light&locale=sv#/cases/7`);
});

test('one who has not installed the app may do so in the chat', async () => {
  await become('ove-ovning');
  await page.getByRole('button', { name: 'Installera' }).click();
  await page.getByTestId('compose').waitFor();
  await expect
    .poll(() => trial.heard.some(({ type, from }) => type === 'installationUpdate' && from.aadObjectId === ove))
    .toBe(true);
});

test('a message to someone else is told in the corner and marked in the list, until it is read', async () => {
  await become('pia-pahittad');
  await write('formulär');
  await card().waitFor();
  await page.getByTestId('person-ove-ovning').click();
  const path = `/connector/v3/conversations/${encodeURIComponent(await trial.personal(pia))}/activities`;
  await trial.call(
    'POST',
    path,
    { type: 'message', text: 'hej', summary: 'Ärende 7' },
    { authorization: await trial.bearer() },
  );
  await page.getByRole('button', { name: /Nytt till Pia Påhittad\s*Ärende 7/ }).waitFor();
  expect(await page.getByTestId('person-pia-pahittad').textContent()).toContain('1 nya');
  await page.getByTestId('person-pia-pahittad').click();
  await expect.poll(() => page.getByTestId('person-pia-pahittad').textContent()).not.toContain('nya');
});

test('files are attached, shown, and reach the bot', async () => {
  await become('pia-pahittad');
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  await page.getByTestId('attach').setInputFiles([
    { name: 'bild.png', mimeType: 'image/png', buffer: picture },
    { name: 'intyg.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') },
  ]);
  await page.getByRole('button', { name: 'Ta bort intyg.pdf' }).waitFor();
  await page.getByTestId('send').click();
  await page.getByTestId('message').getByRole('img', { name: 'bild.png' }).waitFor();
  await expect
    .poll(() => trial.heard.find(({ type }) => type === 'message')?.attachments?.map(({ name }) => name))
    .toEqual(['bild.png', 'intyg.pdf', undefined]);
});

test('language follows the switch, also in what the bot hears', async () => {
  await become('pia-pahittad');
  await page.getByTestId('locale').selectOption('en');
  await page.getByRole('button', { name: 'My cases' }).click();
  await expect.poll(() => trial.heard.find(({ text }) => text === 'My cases')?.locale).toBe('en-US');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test.each(['light', 'dark', 'contrast'])(
  'axe finds nothing on the people and a failing form, in %s, wide and narrow',
  async (theme) => {
    await page.goto(`${trial.origin}/`);
    await page.getByTestId('theme').selectOption(theme);
    await page.getByTestId('person-pia-pahittad').click();
    await write('formulär');
    await press('Vidare');
    await card().getByRole('alert').first().waitFor();
    expect(await faults()).toEqual([]);
    await page.getByTestId('width').selectOption('phone');
    expect(await faults()).toEqual([]);
  },
);

test('a narrow page is used by keyboard alone: choose a person, report, answer, send', async () => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${trial.origin}/`);
  await page.getByTestId('person-pia-pahittad').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('compose').focus();
  await page.keyboard.type('formulär');
  await page.keyboard.press('Enter');
  await card().getByRole('checkbox', { name: 'Hot' }).focus();
  await page.keyboard.press('Space');
  await card().getByRole('button', { name: 'Vidare' }).focus();
  await page.keyboard.press('Enter');
  await card().getByText('Klart.').waitFor();
  const small = await page
    .getByTestId('chat')
    .locator('button')
    .evaluateAll((buttons) =>
      buttons
        .filter((button) => button.clientHeight > 0 && button.getBoundingClientRect().height < 44)
        .map((button) => button.textContent),
    );
  expect(small).toEqual([]);
});
