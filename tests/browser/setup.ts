import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchBrowser } from '../setup/browser.ts';
import { startTrygg, type Trygg } from '../setup/trygg.ts';
import { openStage, type Stage } from './stage.ts';

type Size = { readonly width: number; readonly height: number };
export type World = {
  readonly browser: Browser;
  readonly trygg: Trygg;
  /** This test's own browser context, on the stage's first page. */
  readonly stage: Stage;
  /** The tab's own document, where it stands beside the chat. */
  tabFrame(): Promise<Frame>;
  /** One more browser, as on another person's desk: the stage, or the tab alone as a demo person. */
  another(path?: string, size?: Size): Promise<Stage>;
};

const pictures = fileURLToPath(new URL('../../.screenshots/failed/', import.meta.url));

/** One browser and one Trygg for a file, a page of its own for each test. What failed is left as a picture. */
export function onStage(size?: Size): World {
  let browser: Browser;
  let trygg: Trygg;
  let open: Stage[] = [];
  beforeAll(async () => {
    [browser, trygg] = await Promise.all([launchBrowser(), startTrygg()]);
  });
  afterAll(async () => {
    await browser.close();
    await trygg.stop();
  });
  beforeEach(async () => {
    open = [await openStage(browser, trygg.url, size)];
  });
  afterEach(async ({ task }) => {
    const failed = task.result?.state === 'fail';
    if (failed) mkdirSync(pictures, { recursive: true });
    for (const [at, { page, broken, close }] of open.entries()) {
      if (failed) await page.screenshot({ path: `${pictures}${task.name.slice(0, 60)}-${at}.png` });
      await close();
      expect(broken).toEqual([]);
    }
  });
  return {
    get browser() {
      return browser;
    },
    get trygg() {
      return trygg;
    },
    get stage() {
      const [first] = open;
      if (!first) throw new Error('no page is open');
      return first;
    },
    async tabFrame() {
      const frame = await (await this.stage.page.getByTestId('tab-frame').elementHandle())?.contentFrame();
      if (!frame) throw new Error('the tab is not shown');
      return frame;
    },
    async another(path = '/', like = size) {
      const stage = await openStage(browser, trygg.url + path, like);
      open.push(stage);
      return stage;
    },
  };
}
