import { expect, it } from 'vitest';
import { faultsInEveryLook } from './look.ts';
import { picture } from './picture.ts';
import { onStage } from './setup.ts';
import { attach, report, type See, take, write } from './story.ts';

const world = onStage();

it('a report reaches its Säkerhetspartner, and its outcome the one who reported', { timeout: 180_000 }, async () => {
  const { stage } = world;
  const found: string[] = [];
  const see: See = async (what, { message }) => {
    found.push(...(await faultsInEveryLook(stage, message)).map((fault) => `${what}: ${fault}`));
  };
  const number = await report(stage, 'nora', { kinds: ['Hot', 'Skadegörelse'] }, see);

  let triage = await take(stage, 'siri', number, see);
  const asking = {
    opens: 'Fråga anmälaren',
    field: 'Din fråga',
    text: 'Hur tog sig personen in?',
    sends: 'Skicka frågan',
  };
  await write(triage, asking, see);
  await triage.shows('Väntar på svar från anmälaren.');

  await stage.become('nora');
  const question = await stage.card('Du har fått en fråga i ditt ärende.');
  await see('question waits', question);
  const answering = {
    opens: 'Läs frågan',
    field: 'Ditt svar',
    text: 'Genom personalingången.',
    sends: 'Skicka svar',
  };
  await write(question, answering, see);
  await attach(stage, number, await picture(), see);

  // The answer and the photo are read in the chat, and in the tab beside it.
  await stage.become('siri');
  triage = await stage.card('Anmälaren har svarat.');
  await triage.press('Visa');
  await triage.shows('Genom personalingången.');
  await see('content', triage);
  await triage.at.getByRole('link', { name: 'Öppna i fliken' }).click();
  await stage.tab().getByText('Genom personalingången.').waitFor();
  await stage.tab().getByRole('button', { name: 'Visa bild 1 i stor storlek' }).locator('img').waitFor();
  found.push(...(await faultsInEveryLook(stage, undefined, await world.tabFrame())));
  await triage.press('Tillbaka');

  await triage.press('Ny uppgift');
  await triage.at.getByLabel('Vad ska göras?').selectOption({ label: 'Se över behörigheter och nycklar' });
  await see('new task', triage);
  await triage.change('Skapa uppgift');
  await triage.shows('En uppgift är öppen.');

  // While the task is open the case cannot be closed, and the card says why.
  await triage.press('Avsluta');
  await triage.at.getByLabel('Besked till anmälaren').fill('Ingången har fått nytt lås.');
  await triage.press('Avsluta');
  await triage.shows('Ärendet har uppgifter som inte är klara.');
  await see('refused', triage);

  await stage.become('cecilia');
  const finish = stage.tab().getByRole('checkbox', { name: /^Markera .* som klar$/ });
  await finish.waitFor();
  expect(await stage.text()).toContain('Se över behörigheter och nycklar');
  found.push(...(await faultsInEveryLook(stage, undefined, await world.tabFrame())));
  await finish.click();
  await stage
    .tab()
    .getByText(/ är klar$/)
    .waitFor();

  await stage.become('siri');
  triage = await stage.card(number);
  const closing = {
    opens: 'Avsluta',
    field: 'Besked till anmälaren',
    text: 'Ingången har fått nytt lås.',
    sends: 'Avsluta',
  };
  await write(triage, closing, see);
  await triage.shows('Ärendet är avslutat.');
  await see('closed', triage);

  // The outcome is read by a press; a reload shows the stored message again, which holds none of it.
  await stage.become('nora');
  const outcome = await stage.card('Ditt ärende är avslutat.');
  await see('outcome waits', outcome);
  await outcome.press('Läs beskedet');
  await outcome.shows('Ingången har fått nytt lås.');
  await see('outcome', outcome);
  await stage.page.reload();
  await stage.card('Ditt ärende är avslutat.');
  expect(await stage.text()).not.toContain('Ingången har fått nytt lås.');

  expect(found).toEqual([]);
});
