import { expect, it } from 'vitest';
import { faults } from './look.ts';
import { onStage } from './setup.ts';
import { report, take } from './story.ts';

/** What the stage does as Teams does, seen with the real product behind it. */
const world = onStage();

const valuesOf = (fields: (HTMLElement | SVGElement)[]): string[] =>
  fields.map((field) => ('value' in field ? String(field.value) : ''));

it('half-typed input is lost when one goes to another chat, and what was saved is not', async () => {
  const { stage } = world;
  await report(stage, 'nora', { kinds: ['Hot'] });
  const receipt = await stage.card('Tack. Vi har tagit emot din rapport.');
  await receipt.press('Berätta mer');
  await receipt.at.getByLabel('Berätta vad som hände').fill('Det började i entrén.');
  await receipt.press('Spara och fortsätt');
  await receipt.shows('Hotet');
  await receipt.at.getByLabel('Vad gick hotet ut på?').fill('halvskrivet');
  await stage.become('cecilia');
  await stage.become('nora');
  expect(await stage.page.locator('[data-testid="chat"] :is(input, textarea)').evaluateAll(valuesOf)).not.toContain(
    'halvskrivet',
  );
  await stage.page.reload();
  const stored = await stage.card('Tack. Vi har tagit emot din rapport.');
  await stored.shows('Detaljer: 1 av');
  await stored.press('Berätta mer');
  await stored.shows('Hotet');
  await stored.press('Tillbaka');
  expect(await stored.at.getByLabel('Berätta vad som hände').inputValue()).toBe('Det började i entrén.');
});

it('what happens in the case does not sweep away what its reporter is writing, and is shown after it', async () => {
  const { stage, trygg } = world;
  const number = await report(stage, 'nora', { typed: 'Rapportera', kinds: ['Skadegörelse'] });
  const receipt = await stage.card(number);
  await receipt.press('Lägg till');
  await receipt.at.getByLabel('Vad vill du lägga till?').fill('Rutan i entrén är krossad.');
  await take(await world.another(), 'samir', number);
  await trygg.settled();
  expect(await receipt.at.getByLabel('Vad vill du lägga till?').inputValue()).toBe('Rutan i entrén är krossad.');
  await receipt.change('Lägg till');
  await receipt.shows('Ansvarig funktion tog ärendet');
});

it('one who has not installed the app is not written to: the ladder goes on, and the case says so', {
  timeout: 120_000,
}, async () => {
  const { stage, trygg } = world;
  const number = await report(stage, 'nora', { typed: 'Rapportera', kinds: ['Våld'], ongoing: 'Det pågår nu' });
  await stage.become('doris');
  await stage.page.getByText('Doris Fantasimark har inte installerat Trygg').waitFor();
  expect(await faults(stage.page.mainFrame())).toEqual([]);

  const minutes = 60_000;
  await stage.become('siri');
  trygg.clock.advance(6 * minutes);
  const reminder = await stage.card(`Påminnelse: ${number} väntar`);
  trygg.clock.advance(5 * minutes);
  await reminder.at.getByRole('link', { name: 'Öppna i fliken' }).click();
  await stage.tab().getByText('Doris Fantasimark gick inte att nå i Teams').first().waitFor();
  await stage.tab().getByText('Påminde ställföreträdaren').first().waitFor();
  await stage.become('doris');
  await stage.page.getByText('Doris Fantasimark har inte installerat Trygg').waitFor();
  expect(await stage.page.getByTestId('card').count()).toBe(0);
});

it('theme and language follow the switches in the chat, the cards and the tab, without a reload', {
  timeout: 90_000,
}, async () => {
  const { stage } = world;
  await stage.become('henrik');
  await stage.card('Har du blivit hotad');
  const tab = stage.tab().locator('body');
  await stage.tab().getByText('Mina uppgifter').first().waitFor();
  const ground = () =>
    stage
      .tab()
      .locator('main')
      .first()
      .evaluate((main) => {
        let at: Element | null = main;
        while (at && getComputedStyle(at).backgroundColor === 'rgba(0, 0, 0, 0)') at = at.parentElement;
        return at ? getComputedStyle(at).backgroundColor : '';
      });
  const light = await ground();
  await stage.choose('theme', 'dark');
  await expect.poll(ground, { timeout: 30_000 }).not.toBe(light);
  await stage.choose('locale', 'en');
  await stage.tab().getByText('My tasks').first().waitFor();
  await stage.say('Report');
  const gate = await stage.card('Are you safe now?');
  await gate.press('Yes, I am safe');
  await gate.shows('What has happened?');
  expect(await tab.innerText()).not.toContain('Mina uppgifter');
});
