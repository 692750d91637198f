import { expect, it } from 'vitest';
import { become, enter, space, tabTo, type } from './keyboard.ts';
import { faults } from './look.ts';
import { picture } from './picture.ts';
import { onStage } from './setup.ts';
import type { Card } from './stage.ts';
import { numberIn } from './story.ts';

const world = onStage({ width: 390, height: 844 });

it('the whole story on a phone, by keyboard only', { timeout: 240_000 }, async () => {
  const { stage } = world;
  const { page } = stage;
  const found: string[] = [];
  const look = async (): Promise<void> => {
    found.push(...(await faults(page.mainFrame())));
  };
  const button = (card: Card, name: string) => card.at.getByRole('button', { name, exact: true });
  /** Presses a card's button; `then` is what the card says when the answer is there. */
  const press = async (card: Card, name: string, then: string): Promise<void> => {
    await enter(page, button(card, name));
    await card.shows(then);
    await card.at.and(page.locator('[aria-busy="false"]')).waitFor();
  };

  await become(page, 'nora', 'Nora');
  const own = await stage.card('Har du blivit hotad');
  await press(own, 'Rapportera', 'Är du i säkerhet nu?');
  await look();
  await press(own, 'Ja, jag är i säkerhet', 'Berätta kort');
  await space(page, own.at.getByRole('checkbox', { name: 'Hot', exact: true }));
  // The place is prefilled; it can also be searched and chosen.
  const place = own.at.getByRole('combobox', { name: 'Var hände det?' });
  await tabTo(page, place);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('akutmottagningen v');
  await page.getByRole('option', { name: /Akutmottagningen Varberg/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await place.inputValue()).toContain('Akutmottagningen Varberg');
  // Radio buttons are one stop; the arrows choose.
  await tabTo(page, own.at.getByRole('radio', { name: 'Det pågår nu' }).or(own.at.getByRole('radio').first()).first());
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await look();
  await press(own, 'Skicka', 'Tack. Vi har tagit emot din rapport.');
  const number = numberIn(await own.at.innerText());
  await look();

  await become(page, 'siri', 'Siri');
  const triage = await stage.card(number);
  await triage.shows('Akutmottagningen Varberg');
  await press(triage, 'Ta ärendet', 'Du har tagit ärendet.');
  await page.locator(`${triage.message}[data-edited-at]`).waitFor();
  await look();
  await press(triage, 'Fråga anmälaren', 'Din fråga');
  await type(page, triage.at.getByLabel('Din fråga'), 'Finns det bilder?');
  await press(triage, 'Skicka frågan', 'Väntar på svar från anmälaren.');

  await become(page, 'nora', 'Nora');
  const question = await stage.card('Du har fått en fråga i ditt ärende.');
  await press(question, 'Läs frågan', 'Finns det bilder?');
  await type(page, question.at.getByLabel('Ditt svar'), 'Ja, en.');
  await press(question, 'Skicka svar', 'Tack. Svaret är tillagt i ärendet.');
  const chooser = page.waitForEvent('filechooser');
  await enter(page, page.getByRole('button', { name: 'Bifoga filer' }));
  const file = await picture();
  await (await chooser).setFiles(file);
  await page.getByRole('button', { name: `Ta bort ${file.name}` }).waitFor();
  await enter(page, page.getByTestId('send'));
  const offer = await stage.card('Vill du lägga till filen?');
  await press(offer, `Lägg till i ${number}`, 'Det är tillagt.');

  await become(page, 'siri', 'Siri');
  await triage.shows('Anmälaren har svarat.');
  await press(triage, 'Visa', 'Ja, en.');
  await triage.shows('1 bild eller fil');
  await press(triage, 'Tillbaka', 'Du har tagit ärendet.');
  await press(triage, 'Ny uppgift', 'Vad ska göras?');
  await type(page, triage.at.getByLabel('Vad ska göras?'), 'Se över larm');
  await press(triage, 'Skapa uppgift', 'En uppgift är öppen.');

  await become(page, 'cecilia', 'Cecilia');
  await enter(page, page.getByTestId('pane-tab'));
  const task = stage.tab().getByRole('checkbox', { name: /^Markera .* som klar$/ });
  await task.waitFor();
  await look();
  found.push(...(await faults(await world.tabFrame())));
  await space(page, task);
  await stage
    .tab()
    .getByText(/ är klar$/)
    .waitFor();

  await become(page, 'siri', 'Siri');
  await press(triage, 'Avsluta', 'Besked till anmälaren');
  await type(page, triage.at.getByLabel('Besked till anmälaren'), 'Larmet är lagat.');
  await press(triage, 'Avsluta', 'Ärendet är avslutat.');

  await become(page, 'nora', 'Nora');
  const outcome = await stage.card('Ditt ärende är avslutat.');
  await press(outcome, 'Läs beskedet', 'Larmet är lagat.');
  await look();
  expect(found).toEqual([]);
});
