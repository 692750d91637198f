import { expect, it } from 'vitest';
import { enter, space, tabTo } from './keyboard.ts';
import { faults, faultsInEveryLook } from './look.ts';
import { onStage } from './setup.ts';
import type { Stage } from './stage.ts';
import { numberIn, take } from './story.ts';

/** «Rapportera som hot» as people do it: a menu on a message, and the dialog that it opens. */
const world = onStage();

const dialogOf = ({ page }: Stage) => {
  const at = page.getByTestId('dialog');
  return {
    at,
    button: (name: string) => at.getByRole('button', { name, exact: true }),
    shows: (text: string) => at.locator('[aria-busy="false"]').filter({ hasText: text }).waitFor(),
  };
};

/** Somebody writes in the function's channel. */
async function writtenInChannel(stage: Stage, text: string): Promise<void> {
  await stage.page.getByTestId('channel-sakerhetspartner-hallands-sjukhus').click();
  await stage.page.getByTestId('compose').fill(text);
  await stage.page.getByTestId('send').click();
  await stage.page.getByTestId('message').filter({ hasText: text }).waitFor();
}
const channel = (stage: Stage) => stage.page.getByTestId('channel-sakerhetspartner-hallands-sjukhus');

it('a message in a channel becomes a case by keyboard alone, and axe finds nothing on the way', {
  timeout: 240_000,
}, async () => {
  const { stage } = world;
  const { page } = stage;
  const dialog = dialogOf(stage);
  await stage.become('henrik');
  await writtenInChannel(stage, 'Jag vet var du bor.');
  await stage.become('nora');
  await channel(stage).click();
  const message = page.getByTestId('message').filter({ hasText: 'Jag vet var du bor.' });
  await enter(page, message.getByRole('button', { name: 'Fler val för meddelandet från Henrik Testberg' }));
  await enter(page, message.getByRole('button', { name: 'Rapportera som hot' }));
  await dialog.shows('Är du i säkerhet nu?');
  await dialog.shows('Meddelande från Henrik Testberg:');
  expect(await faultsInEveryLook(stage, '[data-testid="dialog"]')).toEqual([]);

  await enter(page, dialog.button('Nej'));
  await dialog.shows('Ring 112');
  expect(await faults(page.mainFrame(), '[data-testid="dialog"]')).toEqual([]);
  await enter(page, dialog.button('Jag är i säkerhet nu'));
  await dialog.shows('Berätta kort');
  expect(await dialog.at.getByRole('checkbox', { name: 'Hot', exact: true }).isChecked()).toBe(true);
  expect(await dialog.at.getByLabel('Meddelandet, och det du själv skriver').inputValue()).toContain(
    '”Jag vet var du bor.”',
  );
  await tabTo(page, dialog.at.getByRole('radio').first());
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await space(page, dialog.at.getByRole('checkbox', { name: 'Jag rapporterar för en kollega' }));
  expect(await faults(page.mainFrame(), '[data-testid="dialog"]')).toEqual([]);
  await enter(page, dialog.button('Skicka'));
  await dialog.shows('Tack. Vi har tagit emot din rapport.');
  expect(await faults(page.mainFrame(), '[data-testid="dialog"]')).toEqual([]);
  const number = numberIn(await dialog.at.innerText());
  await page.keyboard.press('Escape');
  await dialog.at.waitFor({ state: 'detached' });

  await stage.become('nora');
  const receipt = await stage.card(number);
  await receipt.shows('Tack. Vi har tagit emot din rapport.');
  const triage = await take(stage, 'siri', number);
  await triage.press('Visa');
  await triage.shows('Meddelande från Henrik Testberg:');
  await triage.shows('”Jag vet var du bor.”');
});

it('a dialog that is closed leaves nothing in the chat, and the message can be reported again', async () => {
  const { stage } = world;
  const dialog = dialogOf(stage);
  await stage.become('vera');
  await stage.card('Har du blivit hotad');
  await writtenInChannel(stage, 'Vänta du bara.');
  const message = stage.page.getByTestId('message').filter({ hasText: 'Vänta du bara.' });
  for (const _ of [1, 2]) {
    await message.hover();
    await message.getByRole('button', { name: /^Fler val för meddelandet/ }).click();
    await message.getByRole('button', { name: 'Rapportera som hot' }).click();
    await dialog.shows('Är du i säkerhet nu?');
    await dialog.button('Stäng').click();
    await dialog.at.waitFor({ state: 'detached' });
  }
  await stage.become('vera');
  await expect.poll(() => stage.page.getByTestId('card').count(), { timeout: 30_000 }).toBe(1);
});
