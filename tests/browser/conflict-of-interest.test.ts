import { expect, it } from 'vitest';
import { demo } from '../setup/trygg.ts';
import { faultsInEveryLook } from './look.ts';
import { onStage } from './setup.ts';
import { report, type See, take, write } from './story.ts';

const world = onStage();

it('a holder who is affected steps aside, the next hands over, and the other function closes', {
  timeout: 180_000,
}, async () => {
  const { stage } = world;
  const found: string[] = [];
  const see: See = async (what, { message }) => {
    found.push(...(await faultsInEveryLook(stage, message)).map((fault) => `${what}: ${fault}`));
  };
  const number = await report(stage, 'nora', { kinds: ['Våld'], ongoing: 'Det är över' });

  const affected = await take(stage, 'siri', number);
  await affected.at.getByRole('link', { name: 'Öppna i fliken' }).click();
  await stage.tab().getByText(number).first().waitFor();
  const { hash } = new URL((await world.tabFrame()).url());
  await affected.press('Jag är berörd');
  await see('affected?', affected);
  await affected.change('Ja, jag är berörd');
  await affected.shows('Du har inte längre det här ärendet.');
  await see('lost', affected);
  // Neither the chat, the queue nor the address of the case shows it any more.
  await affected.press('Kö');
  await affected.shows('Kön är tom.');
  const desk = await world.another(`/tab/?as=${demo(21)}${hash}`);
  await desk.page.getByText('Det finns inte, eller så får du inte se det.').waitFor();

  const next = await take(stage, 'samir', number);
  await next.press('Lämna över');
  await next.at.getByLabel('Till funktion').selectOption({ label: 'Säkerhetsavdelningen' });
  await next.at.getByLabel('Skäl').fill('Det rör flera sjukhus.');
  await see('hand over', next);
  await next.change('Lämna över');
  await next.shows('Du har inte längre det här ärendet.');

  await stage.become('nora');
  const told = await stage.card('Ditt ärende har lämnats över till en annan funktion.');
  await see('handed over', told);
  await told.press('Läs varför det lämnades över');
  await told.shows('Det rör flera sjukhus.');

  const last = await take(stage, 'arvid', number, see);
  const closing = {
    opens: 'Avsluta',
    field: 'Besked till anmälaren',
    text: 'Alla entréer är låsta på natten.',
    sends: 'Avsluta',
  };
  await write(last, closing);

  await stage.become('nora');
  const outcome = await stage.card('Ditt ärende är avslutat.');
  await outcome.press('Läs beskedet');
  await outcome.shows('Alla entréer är låsta på natten.');
  expect(found).toEqual([]);
});
