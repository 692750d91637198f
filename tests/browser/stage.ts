import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { lastLook } from '../setup/last-look.ts';

/** The page at `/` as people use it: become someone, write, press the buttons of cards, look in the tab. */
export type Stage = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the page itself: thrown errors and lines of its console. */
  readonly broken: string[];
  become(person: Who): Promise<void>;
  say(text: string, files?: readonly File[]): Promise<void>;
  /** The newest card that holds a text, waited for; it stays the same one whatever it comes to show. */
  card(holds: string | RegExp): Promise<Card>;
  tab(): FrameLocator;
  choose(setting: 'theme' | 'locale' | 'width', value: string): Promise<void>;
  /** All that the chat and the tab say now. */
  text(): Promise<string>;
  close(): Promise<void>;
};

export type Card = {
  /** Finds the message that the card stands in. */
  readonly message: string;
  readonly at: Locator;
  /** Waits until it shows a text. */
  shows(text: string | RegExp): Promise<void>;
  /** Presses a button and waits for the answer. */
  press(button: string): Promise<void>;
  /** Presses, and waits also until Trygg has edited the stored message: from then on the card stands still. */
  change(button: string): Promise<void>;
};

export type File = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** People of the shipped organisation, as the page's hooks name them. */
export const people = {
  nora: 'nora-exempelsson',
  vera: 'vera-latsasdal',
  henrik: 'henrik-testberg',
  grace: 'grace-sampleford',
  siri: 'siri-provlund',
  samir: 'samir-attrappgren',
  sixten: 'sixten-demostrom',
  doris: 'doris-fantasimark',
  arvid: 'arvid-manusberg',
  cecilia: 'cecilia-testholm',
  carl: 'carl-pahittsson',
  lena: 'lena-regissorsdal',
  frida: 'frida-forseglund',
} as const;
export type Who = keyof typeof people;

const PATIENCE_MS = 90_000;
const idle = '[data-testid="card"][aria-busy="false"]';

function cardIn(page: Page, id: string): Card {
  const message = `[data-message-id="${id}"]`;
  const at = page.locator(`${message} [data-testid="card"]`);
  const press = async (button: string): Promise<void> => {
    await at.getByRole('button', { name: button, exact: true }).click();
    await page.locator(`${message} ${idle}`).waitFor();
  };
  return {
    message,
    at,
    shows: (text) => at.filter({ hasText: text }).waitFor(),
    press,
    async change(button) {
      const before = await page.locator(message).getAttribute('data-edited-at');
      await press(button);
      const edited = before === null ? '[data-edited-at]' : `[data-edited-at]:not([data-edited-at="${before}"])`;
      await page.locator(`${message}${edited} ${idle}`).waitFor();
    },
  };
}

export async function openStage(
  browser: Browser,
  url: string,
  size: { readonly width: number; readonly height: number } = { width: 1440, height: 900 },
): Promise<Stage> {
  const context = await browser.newContext({ viewport: size, locale: 'sv-SE', timezoneId: 'Europe/Stockholm' });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const look = lastLook(page);
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('console', (message) => {
    // A refusal is an answer, though the browser writes a line of it.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) broken.push(message.text());
  });
  await page.goto(url);
  const tab = () => page.frameLocator('[data-testid="tab-frame"]');

  return {
    page,
    context,
    broken,
    tab,
    async become(person) {
      await page.getByTestId(`person-${people[person]}`).click();
      await page.locator('[data-testid="chat"]').waitFor();
    },
    async say(text, files = []) {
      if (files.length > 0) {
        await page.getByTestId('attach').setInputFiles([...files]);
        for (const { name } of files) await page.getByRole('button', { name: `Ta bort ${name}` }).waitFor();
      }
      await page.getByTestId('compose').fill(text);
      await page.getByTestId('send').click();
      await page.locator('[data-testid="compose"]:placeholder-shown').waitFor();
    },
    async card(holds) {
      const found = page.getByTestId('message').filter({ has: page.getByTestId('card').filter({ hasText: holds }) });
      await found.last().waitFor();
      return cardIn(page, (await found.last().getAttribute('data-message-id')) ?? '');
    },
    async choose(setting, value) {
      await page.getByTestId(setting).selectOption(value);
    },
    async text() {
      const shown = await Promise.all([page.getByTestId('chat').innerText(), tab().locator('body').innerText()]);
      return shown.join('\n');
    },
    close: async () => {
      await look();
      await context.close();
    },
  };
}
