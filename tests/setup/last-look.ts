import type { Page } from 'playwright-core';
import { type RunnerTestCase, TestRunner } from 'vitest';

const SHOWN = 1_500;

/**
 * What a page showed when its test failed, on the run's error output: a wait that timed out says only what it waited for.
 * Call it where the page is opened, and the function it gives before the page is closed.
 */
export function lastLook(page: Page): () => Promise<void> {
  const test = TestRunner.getCurrentTest<RunnerTestCase | undefined>();
  let told = false;
  const tell = async () => {
    if (told || page.isClosed()) return;
    told = true;
    for (const frame of page.frames()) {
      const shown = await frame
        .evaluate(() => {
          const { activeElement: focus, body } = document;
          return `focus: ${focus?.outerHTML.split('>')[0]}>\n${body.innerText}`;
        })
        .catch(String);
      console.error(`${frame.url()}\n${shown.slice(0, SHOWN)}`);
    }
  };
  test?.context.onTestFailed(tell);
  return async () => {
    if (test?.result?.state === 'fail') await tell();
  };
}
