import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { demo } from '../setup/trygg.ts';
import { faults } from './look.ts';
import { onStage } from './setup.ts';
import type { Stage } from './stage.ts';

const world = onStage({ width: 1280, height: 800 });

const cell = (desk: Stage, title: string, field: string): Locator =>
  desk.page
    .locator('tr[data-task]')
    .filter({ has: desk.page.locator(`input[value="${title}"]`) })
    .locator(`[data-cell="${field}"]`);

it('two who edit one task see each other’s change without a reload, and a conflict shows both values', {
  timeout: 120_000,
}, async () => {
  const cecilia = await world.another(`/tab/?as=${demo(41)}#/tasks`);
  const carl = await world.another(`/tab/?as=${demo(42)}#/tasks`);
  for (const desk of [cecilia, carl]) await desk.page.getByText('Här samlas det som ska göras').waitFor();

  await cecilia.page.getByLabel('Lägg till en uppgift').fill('Gå igenom låsen');
  await cecilia.page.keyboard.press('Enter');
  await cell(cecilia, 'Gå igenom låsen', 'title').waitFor();
  await cell(carl, 'Gå igenom låsen', 'title').waitFor();

  // Different fields of the same task: both hold.
  await cell(carl, 'Gå igenom låsen', 'status').selectOption('inProgress');
  await expect
    .poll(() => cell(cecilia, 'Gå igenom låsen', 'status').inputValue(), { timeout: 30_000 })
    .toBe('inProgress');
  await cell(cecilia, 'Gå igenom låsen', 'administration').selectOption({ label: 'Hallands sjukhus' });
  await expect
    .poll(() => cell(carl, 'Gå igenom låsen', 'administration').locator('option:checked').innerText(), {
      timeout: 30_000,
    })
    .toBe('Hallands sjukhus');

  // The same field: the later one is shown both, and chooses.
  const carls = cell(carl, 'Gå igenom låsen', 'title');
  await carls.fill('Gå igenom låsen på plan 2');
  await cell(cecilia, 'Gå igenom låsen', 'title').fill('Byt låsen');
  await cecilia.page.keyboard.press('Enter');
  await cecilia.page.getByText('Sparat').waitFor();
  await carl.page.keyboard.press('Enter');
  const dialog = carl.page.getByRole('alertdialog', { name: 'Ni ändrade samma sak' });
  await dialog.getByRole('radio', { name: /Byt låsen.*Cecilia Testholm/s }).waitFor();
  const own = dialog.getByRole('radio', { name: /Gå igenom låsen på plan 2\s*Ditt/ });
  expect(await faults(carl.page.mainFrame())).toEqual([]);
  await own.check();
  await dialog.getByRole('button', { name: 'Spara valet' }).click();
  await cell(cecilia, 'Gå igenom låsen på plan 2', 'title').waitFor();
  await cell(carl, 'Gå igenom låsen på plan 2', 'title').waitFor();
});
