import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeCaseTask } from '../../bot/core/tasks/make-case-task.ts';
import { p, world } from '../api/world.ts';
import { launchBrowser } from '../setup/browser.ts';
import { faults, openTab } from './page.ts';

// A browser with two people in it, on a machine that runs other tests beside.
vi.setConfig({ testTimeout: 120_000 });

let api: Awaited<ReturnType<typeof world>>;
let browser: Browser;
beforeAll(async () => {
  [api, browser] = await Promise.all([world(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await api.end();
});

const line = (text: string) => ({ id: crypto.randomUUID(), text });
const add = async (part: object = {}): Promise<{ id: string; number: string }> =>
  (await api.ask('kim', 'POST', '/api/tasks', { title: 'Öppen uppgift', ...part })).json;
const now = async (id: string) => (await api.ask('lee', 'GET', `/api/tasks/${id}`)).json;
const open = async (id: string, person = 'kim', look: Parameters<typeof openTab>[4] = {}) => {
  const tab = await openTab(browser, api.url, person, `/tasks/${id}`, look);
  await tab.page.getByRole('heading', { name: /Historik|History/ }).waitFor();
  return { ...tab, panel: tab.page.locator('[data-panel]') };
};
/** The task on the server, once it is as wanted. */
const becomes = (id: string, wanted: object) => expect.poll(() => now(id), { timeout: 20_000 }).toMatchObject(wanted);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
const lines = (page: Page) =>
  page.locator('[data-line] textarea').evaluateAll((all) => all.map((each) => each.textContent));

test('a description is written with its marks, looked at, kept, and undone', async () => {
  const { id } = await add();
  const { page, panel, broken, close } = await open(id);
  await panel.getByRole('button', { name: 'Skriv en beskrivning' }).click();
  const field = panel.getByRole('textbox', { name: 'Beskrivning' });
  await field.fill('Byt larm <script>alert(1)</script>');
  await field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(4, 8));
  await panel.getByRole('button', { name: 'Fet' }).click();
  expect(await field.inputValue()).toBe('Byt **larm** <script>alert(1)</script>');
  await panel.getByRole('button', { name: 'Förhandsvisa' }).click();
  await panel.locator('strong', { hasText: 'larm' }).waitFor();
  await panel.getByText('<script>alert(1)</script>').waitFor();
  await panel.getByRole('button', { name: 'Förhandsvisa' }).click();
  await field.press('Control+Enter');
  await becomes(id, { description: 'Byt **larm** <script>alert(1)</script>' });
  await panel.locator('strong', { hasText: 'larm' }).waitFor();
  await expect.poll(() => focused(page), { timeout: 20_000 }).toBe('Ändra beskrivningen');
  await page.getByRole('button', { name: 'Ångra' }).click();
  await becomes(id, { description: '' });
  expect(broken).toEqual([]);
  await close();
});

test('what was begun is still there when the panel is opened again, and only the button throws it away', async () => {
  const { id } = await add({ description: 'Kort' });
  const { page, panel, close } = await open(id);
  await panel.getByRole('button', { name: 'Ändra beskrivningen' }).click();
  const field = panel.getByRole('textbox', { name: 'Beskrivning' });
  await field.fill('Halv mening');
  await field.press('Escape');
  expect(await field.inputValue()).toBe('Halv mening');
  await panel.getByRole('button', { name: 'Stäng' }).click();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/tasks/${id}`);
  await panel.getByText('Din text är kvar').waitFor();
  expect(await field.inputValue()).toBe('Halv mening');
  await panel.getByRole('button', { name: 'Avbryt' }).click();
  await panel.getByText('Kort').waitFor();
  await becomes(id, { description: 'Kort' });
  await close();
});

test('a day is picked by a quick choice, typed, said to be none on purpose, and a follow-up tells what it does', async () => {
  const { id, number } = await add();
  const { page, panel, close } = await open(id);
  const due = panel.getByRole('button', { name: new RegExp(`^Förfaller, ${number}`) });
  await due.click();
  await page.getByRole('menuitem', { name: 'Utan datum' }).click();
  await becomes(id, { dueDate: null, undated: true });
  await due.getByText('Utan datum').waitFor();
  await due.press('Enter');
  await page.getByRole('menuitem', { name: 'Välj datum' }).press('Enter');
  await panel.locator('input[type="date"]').fill('2030-02-28');
  await panel.locator('input[type="date"]').press('Enter');
  await becomes(id, { dueDate: '2030-02-28', undated: false });
  const follow = panel.getByRole('button', { name: new RegExp(`^Bevakning, ${number}`) });
  await follow.click();
  await page.getByRole('menuitem', { name: 'Välj datum' }).click();
  await panel.locator('input[type="date"]').fill('2030-01-12');
  await panel.locator('input[type="date"]').press('Enter');
  await becomes(id, { followUpDate: '2030-01-12', followUp: 'waiting' });
  await panel.getByText('Göms till 12 jan. 2030, sedan överst.').waitFor();
  await panel.getByRole('combobox', { name: /^Upprepas/ }).selectOption('Varje år');
  await becomes(id, { recurrence: 'P1Y' });
  await panel.getByText('När den är klar kommer nästa: 28 feb. 2031.').waitFor();
  await close();
});

test('people take part and leave, found by keyboard, and nobody is offered twice', async () => {
  const { id, number } = await add({ participants: ['robin'] });
  const { page, panel, broken, close } = await open(id);
  await panel.getByRole('button', { name: 'Lägg till deltagare' }).press('Enter');
  const finder = panel.getByRole('combobox', { name: `Deltagare i ${number}` });
  await finder.waitFor();
  await page.keyboard.type('påhittad');
  // Lists of the page behind have options too.
  const offered = page.getByRole('listbox').getByRole('option');
  await offered.filter({ hasText: 'lee' }).waitFor();
  expect(await offered.filter({ hasText: 'robin' }).count()).toBe(0);
  await finder.fill('lee');
  await offered.filter({ hasText: 'kim' }).waitFor({ state: 'detached' });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await becomes(id, { participants: [{ id: 'robin' }, { id: 'lee' }] });
  await panel.getByRole('button', { name: 'Ta bort robin Påhittad som deltagare' }).press('Enter');
  await becomes(id, { participants: [{ id: 'lee' }] });
  await panel.getByText('kim Påhittad tog bort robin Påhittad som deltagare').waitFor();
  expect(broken).toEqual([]);
  await close();
});

test('a checklist is added to, pasted into, ticked, moved by keys and from its menu, written in and removed, with a way back', async () => {
  const { id } = await add();
  const { page, panel, broken, close } = await open(id);
  const fresh = panel.getByRole('textbox', { name: 'Ny punkt' });
  await fresh.fill('Ring');
  await fresh.press('Enter');
  await fresh.fill('Boka');
  await fresh.press('Enter');
  await becomes(id, { checklist: [{ text: 'Ring' }, { text: 'Boka' }] });
  await fresh.evaluate((input) => {
    const data = new DataTransfer();
    data.setData('text/plain', '- Öva\n- Skriv\n');
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await becomes(id, { checklist: [{ text: 'Ring' }, { text: 'Boka' }, { text: 'Öva' }, { text: 'Skriv' }] });
  // Twice before the first answer is here: no conflict with oneself.
  await panel.getByRole('checkbox', { name: 'Boka' }).check();
  await panel.getByRole('checkbox', { name: 'Boka' }).uncheck();
  await panel.getByRole('checkbox', { name: 'Boka' }).check();
  await panel.getByText('1 av 4').waitFor();
  await becomes(id, { checklist: [{ done: false }, { done: true }, { done: false }, { done: false }] });
  await panel.getByRole('button', { name: 'Fler val för Skriv' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await becomes(id, { checklist: [{ text: 'Ring' }, { text: 'Boka' }, { text: 'Skriv' }, { text: 'Öva' }] });
  await page.getByText('Skriv flyttad till plats 3 av 4').waitFor({ state: 'attached' });
  await expect.poll(() => focused(page), { timeout: 20_000 }).toBe('Fler val för Skriv');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Flytta ned' }).click();
  await becomes(id, { checklist: [{ text: 'Ring' }, { text: 'Boka' }, { text: 'Öva' }, { text: 'Skriv' }] });
  const text = panel.getByRole('textbox', { name: 'Ändra punkten Öva' });
  await text.fill('Öva med alla');
  await text.press('Enter');
  await becomes(id, { checklist: [{}, {}, { text: 'Öva med alla' }, {}] });
  await panel.getByRole('button', { name: 'Fler val för Ring' }).click();
  await page.getByRole('menuitem', { name: 'Ta bort' }).click();
  await becomes(id, { checklist: [{ text: 'Boka' }, { text: 'Öva med alla' }, { text: 'Skriv' }] });
  await page.getByRole('button', { name: 'Ångra' }).click();
  await becomes(id, { checklist: [{ text: 'Ring' }, { text: 'Boka' }, { text: 'Öva med alla' }, { text: 'Skriv' }] });
  await panel.getByText('kim Påhittad la till punkten Ring').first().waitFor();
  expect(broken).toEqual([]);
  await close();
});

test('a line is dragged to another place', async () => {
  const { id } = await add({ checklist: ['Ett', 'Två', 'Tre'].map(line) });
  const { page, panel, close } = await open(id);
  await panel
    .getByRole('button', { name: 'Fler val för Tre' })
    .dragTo(page.locator('[data-line]').first(), { targetPosition: { x: 120, y: 3 } });
  await becomes(id, { checklist: [{ text: 'Tre' }, { text: 'Ett' }, { text: 'Två' }] });
  await expect.poll(() => lines(page), { timeout: 20_000 }).toEqual(['Tre', 'Ett', 'Två']);
  await close();
});

test('someone is mentioned by keyboard alone, and stands out to those who read it', async () => {
  const { id } = await add();
  const { page, panel, broken, close } = await open(id);
  const field = panel.getByRole('textbox', { name: 'Skriv en kommentar' });
  await field.focus();
  await page.keyboard.type('Kan du ringa @rob');
  await page
    .getByRole('listbox')
    .getByRole('option', { name: /^robin/ })
    .waitFor();
  await page.getByText('1 person. Tryck Retur för att nämna.').waitFor({ state: 'attached' });
  const active = await field.getAttribute('aria-activedescendant');
  expect(await page.locator(`[id="${active}"]`).textContent()).toContain('robin Påhittad');
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.keyboard.type('idag? larm@region.example');
  expect(await field.inputValue()).toBe('Kan du ringa @robin Påhittad idag? larm@region.example');
  await page.keyboard.press('Control+Enter');
  await panel.locator('[data-mention]').waitFor();
  expect(await panel.locator('[data-mention]').allTextContents()).toEqual(['@robin Påhittad']);
  const { comments } = (await api.ask('lee', 'GET', `/api/tasks/${id}/history`)).json;
  expect(comments).toMatchObject([{ mentions: [{ id: 'robin', name: 'robin Påhittad' }] }]);
  expect(broken).toEqual([]);
  await close();
});

test('someone who was only given a task talks about it, and is offered nobody to mention', async () => {
  const { id } = await add({ responsible: 'nurse' });
  const { page, panel, broken, close } = await open(id, 'nurse');
  await panel.getByRole('textbox', { name: 'Skriv en kommentar' }).pressSequentially('Till @k');
  expect(await page.getByRole('listbox').count()).toBe(0);
  for (const name of ['Skriv en beskrivning', 'Lägg till deltagare', 'Fler val'])
    expect(await panel.getByRole('button', { name }).count()).toBe(0);
  expect(await panel.getByRole('button', { name: /^Förfaller/ }).isEnabled()).toBe(false);
  await panel.getByRole('button', { name: 'Lägg till filer' }).waitFor();
  expect(broken).toEqual([]);
  await close();
});

test('files are sent, refused in words, saved as they were, removed and put back', async () => {
  const { id } = await add();
  const { page, panel, broken, close } = await open(id);
  await panel.getByTestId('task-files').setInputFiles([
    { name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from('åtgärd;klar') },
    { name: 'sida.html', mimeType: 'text/html', buffer: Buffer.from('<p>') },
    { name: 'låst.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\ntrasig') },
  ]);
  await panel.locator('[data-file="plan.csv"]').waitFor();
  await panel.getByText('sida.html: Filtypen går inte att ta emot.').waitFor();
  await panel.getByText('låst.pdf: Filen går inte att läsa.').waitFor();
  expect(await faults(page)).toEqual([]);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Spara ned plan.csv' }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe('plan.csv');
  const chunks: Uint8Array[] = [];
  for await (const chunk of await saved.createReadStream()) chunks.push(Buffer.from(chunk));
  expect(Buffer.concat(chunks).toString()).toBe('åtgärd;klar');
  await panel.getByRole('button', { name: 'Ta bort plan.csv' }).click();
  await panel.locator('[data-file="plan.csv"]').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Ångra' }).click();
  await panel.locator('[data-file="plan.csv"]').waitFor();
  await panel.getByText('kim Påhittad la tillbaka filen plan.csv').waitFor();
  expect(broken).toEqual([]);
  await close();
});

test('files dropped anywhere on the panel are sent', async () => {
  const { id } = await add();
  const { page, panel, close } = await open(id);
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['hej'], 'släppt.txt', { type: 'text/plain' }));
    return transfer;
  });
  await panel.dispatchEvent('dragenter', { dataTransfer: data });
  await panel.getByText('Släpp filerna här').waitFor();
  await panel.dispatchEvent('drop', { dataTransfer: data });
  await panel.locator('[data-file="släppt.txt"]').waitFor();
  await close();
});

test('a task is removed from its menu, says so, and is put back', async () => {
  const { id, number } = await add();
  const { page, panel, close } = await open(id);
  await panel.getByRole('button', { name: `Fler val, ${number}` }).click();
  await page.getByRole('menuitem', { name: 'Ta bort uppgiften' }).click();
  await becomes(id, { removed: true });
  await panel.getByText('Uppgiften är borttagen.').waitFor();
  await panel.getByRole('button', { name: 'Lägg tillbaka' }).click();
  await becomes(id, { removed: false });
  await panel.getByText('kim Påhittad la tillbaka uppgiften').waitFor();
  await close();
});

test('two who write the same line are shown both, with who and when, and what is chosen by keyboard holds', async () => {
  const { id } = await add({ checklist: [line('Ring')] });
  const { page, panel, broken, close } = await open(id);
  const text = panel.getByRole('textbox', { name: 'Ändra punkten Ring' });
  await text.fill('Kims rad');
  // Robin is first, while Kim's line is not sent yet; Kim may have heard of it or not.
  const [item] = (await now(id)).checklist;
  await api.ask('robin', 'PATCH', `/api/tasks/${id}`, {
    changes: [{ field: 'checklist', item: item.id, value: { text: 'Robins rad', done: true }, base: item.version }],
  });
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText('Punkt i checklistan').waitFor();
  await dialog.getByText(/Sparat av robin Påhittad, .*\d/).waitFor();
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole('radio', { name: /Robins rad/ }).focus();
  await page.keyboard.press('ArrowDown');
  await dialog.getByRole('button', { name: 'Spara valet' }).press('Enter');
  await becomes(id, { checklist: [{ text: 'Kims rad' }] });
  await panel.getByText('kim Påhittad ville ändra checklista, men någon hann före').waitFor();
  expect(broken).toEqual([]);
  await close();
});

test('a task of a case has neither description, checklist nor files, and says why, also where someone asks to see them', async () => {
  const of = await api.makeCase();
  const at = api.deps.clock.now();
  const task = await api.deps.store.transaction((kept) =>
    makeCaseTask(kept, api.deps, p('holder'), of, { title: 'repair', responsible: null, dueDate: null }, at),
  );
  const { page, panel, broken, close } = await open(task.id);
  await panel.getByText('har ingen fri text och inga filer').waitFor();
  for (const name of ['Beskrivning', 'Checklista', 'Filer'])
    expect(await panel.getByRole('heading', { name }).count()).toBe(0);
  expect(await panel.getByRole('textbox', { name: 'Uppgift' }).count()).toBe(0);
  expect(await panel.getByRole('button', { name: /^Fler val/ }).count()).toBe(0);
  expect(await faults(page)).toEqual([]);
  expect(broken).toEqual([]);
  await close();
});

test('a long history comes a piece at a time, in sentences, with long texts when asked for', async () => {
  const { id } = await add({ description: 'Gammal text' });
  for (let count = 0; count < 14; count += 1) {
    const { fieldVersions } = await now(id);
    const value = count % 2 === 0 ? 'inProgress' : 'open';
    await api.ask('robin', 'PATCH', `/api/tasks/${id}`, {
      changes: [{ field: 'status', value, base: fieldVersions.status }],
    });
  }
  const { fieldVersions } = await now(id);
  const changes = [{ field: 'description', value: 'Ny text', base: fieldVersions.description }];
  await api.ask('robin', 'PATCH', `/api/tasks/${id}`, { changes });
  const { panel, close } = await open(id);
  await panel.getByText('robin Påhittad ändrade status från Pågår till Ej påbörjad').first().waitFor();
  expect(await panel.getByText('Tillagd av kim Påhittad').count()).toBe(0);
  await panel.getByRole('button', { name: 'Visa före och efter' }).click();
  await panel.getByText('Gammal text').waitFor();
  await panel.getByRole('button', { name: 'Visa äldre' }).click();
  await panel.getByText('Tillagd av kim Påhittad').waitFor();
  await close();
});

test.each([
  { theme: 'light', phone: true, locale: 'sv' },
  { theme: 'dark', phone: false, locale: 'en' },
  { theme: 'contrast', phone: true, locale: 'en' },
] as const)(
  'axe finds nothing wrong with a full task, nor while it is written in: $theme, $locale, phone $phone',
  async (look) => {
    const { id } = await add({
      description: '# Rubrik\n\n[länk](https://region.example)\n\n|a|b|\n|-|-|\n|1|2|',
      checklist: ['Ett', 'Två'].map(line),
      participants: ['robin'],
      dueDate: '2026-01-01',
      recurrence: 'P1M',
    });
    await api.ask('robin', 'POST', `/api/tasks/${id}/comments`, { text: 'Se @kim Påhittad', mentions: ['kim'] });
    const { page, panel, broken, close } = await open(id, 'kim', look);
    await panel.getByRole('link', { name: 'länk' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await panel.getByRole('button', { name: /^(Ändra beskrivningen|Edit the description)$/ }).click();
    await panel.getByRole('textbox', { name: /^(Beskrivning|Description)$/ }).waitFor();
    expect(await faults(page)).toEqual([]);
    if (look.phone) {
      const small = await panel
        .locator('button:visible, select:visible')
        .evaluateAll((all) =>
          all
            .filter((each) => each.getBoundingClientRect().height < 43.5)
            .map((each) => each.getAttribute('aria-label') ?? each.textContent),
        );
      expect(small).toEqual([]);
    }
    expect(broken).toEqual([]);
    await close();
  },
);
