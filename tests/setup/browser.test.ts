import { expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { broughtBrowser } from './browser-binary.ts';

async function letters(browser: Awaited<ReturnType<typeof launchBrowser>>): Promise<string[]> {
  const page = await browser.newPage();
  await page.setContent('<html lang="sv"><canvas></canvas></html>');
  return page.evaluate(() => {
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d');
    if (!pen) return [];
    pen.font = '40px sans-serif';
    // U+FFFE has no glyph: it shows what a missing letter looks like.
    return ['å', 'ä', 'ö', 'a', 'o', '\uFFFE'].map((letter) => {
      pen.clearRect(0, 0, canvas.width, canvas.height);
      pen.fillText(letter, 0, 60);
      return canvas.toDataURL();
    });
  });
}

test('the browser draws å, ä and ö as letters of their own, not as boxes', async () => {
  const browser = await launchBrowser();
  const drawn = await letters(browser).finally(() => browser.close());
  expect(drawn).toHaveLength(6);
  expect(new Set(drawn).size).toBe(6);
});

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'a machine without any browser or font still draws å, ä and ö, with what npm brought',
  async () => {
    const browser = await launchBrowser(await broughtBrowser());
    const drawn = await letters(browser).finally(() => browser.close());
    expect(new Set(drawn).size).toBe(6);
  },
);
