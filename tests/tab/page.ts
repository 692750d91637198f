import type { Browser, Page } from 'playwright-core';
import { violations } from '../setup/axe.ts';
import { lastLook } from '../setup/last-look.ts';

export type Look = {
  readonly theme?: 'light' | 'dark' | 'contrast';
  readonly locale?: 'sv' | 'en';
  readonly phone?: boolean;
};

/** The tab as someone has it open, in a browser profile of its own. `broken` gathers what went wrong in the page. */
export async function openTab(browser: Browser, url: string, person: string, hash: string, look: Look = {}) {
  const { theme = 'light', locale = 'sv', phone = false } = look;
  const size = phone ? { width: 390, height: 780 } : { width: 1280, height: 800 };
  const context = await browser.newContext({
    viewport: size,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const lookAtFailure = lastLook(page);
  page.setDefaultTimeout(30_000);
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('console', (message) => {
    // The browser itself tells of every answer that is a refusal; those are meant.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      broken.push(message.text());
  });
  const live = page.waitForResponse((answer) => answer.url().endsWith('/api/changes'));
  await page.goto(`${url}/tab/?as=${person}&theme=${theme}&locale=${locale}#${hash}`);
  await page.locator('h1').waitFor();
  await live;
  return {
    page,
    broken,
    close: async () => {
      await lookAtFailure();
      await context.close();
    },
  };
}

/** What axe finds, as one line each; empty is well. */
export async function faults(page: Page): Promise<string[]> {
  return (await violations(page.mainFrame())).flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary ?? ''}`),
  );
}
