import { expect, it } from 'vitest';
import { demo } from '../setup/trygg.ts';
import { faults } from './look.ts';
import { onStage } from './setup.ts';
import { report } from './story.ts';

const world = onStage();
const written = 'han slog i disken och skrek';

it('each sees of a case what is theirs: the function, its leadership with a reason, the reporter, no coordinator', {
  timeout: 120_000,
}, async () => {
  const number = await report(world.stage, 'nora', { typed: written, kinds: ['Hot'] });
  /** The tab alone, as someone, on the page of the case. */
  const desk = (person: number) => world.another(`/tab/?as=${demo(person)}#/cases/${number}`);

  const partner = await desk(22);
  await partner.page.getByText(written).waitFor();
  await partner.page.getByRole('button', { name: 'Ta ärendet' }).waitFor();
  expect(await faults(partner.page.mainFrame())).toEqual([]);

  const coordinator = await desk(41);
  await coordinator.page.getByText('Det finns inte, eller så får du inte se det.').waitFor();
  expect(await coordinator.page.locator('body').innerText()).not.toContain(written);

  const leader = await desk(33);
  await leader.page.getByText('Du ser att ärendet finns, inte vad som står i det').waitFor();
  expect(await leader.page.locator('body').innerText()).not.toContain(written);
  await leader.page.getByRole('button', { name: 'Läs innehållet …' }).click();
  await leader.page.getByLabel('Anledning').fill('Samma plats tredje gången den här månaden.');
  await leader.page.getByRole('button', { name: 'Läs innehållet', exact: true }).click();
  await leader.page.getByText(written).waitFor();
  expect(await faults(leader.page.mainFrame())).toEqual([]);

  // That it was read stands in the timeline, for those who answer for the case.
  const timeline = partner.page.getByRole('region', { name: 'Tidslinje' });
  await partner.page.reload();
  await timeline.getByText('Lena Regissörsdal').waitFor();

  const reporter = await desk(1);
  await reporter.page.getByText(written).waitFor();
  expect(await reporter.page.locator('body').innerText()).not.toMatch(/Tidslinje|Ta ärendet/);
  expect(await faults(reporter.page.mainFrame())).toEqual([]);
});
