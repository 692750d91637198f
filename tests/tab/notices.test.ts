import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { world } from '../api/world.ts';
import { launchBrowser } from '../setup/browser.ts';
import { faults, openTab } from './page.ts';

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

test.each(['light', 'dark', 'contrast'] as const)(
  'in %s one turns a kind of message off by keyboard, and it stays off',
  async (theme) => {
    const { page, broken, close } = await openTab(browser, api.url, 'kim', '/tasks', {
      theme,
      phone: theme === 'dark',
    });
    await api.ask('kim', 'PATCH', '/api/notices', { weekly: true, due: true });
    await page.getByRole('button', { name: 'Aviseringar' }).focus();
    await page.keyboard.press('Enter');
    const due = page.getByRole('switch', { name: /förfaller/ });
    await due.focus();
    await page.keyboard.press('Space');
    await page.getByText('Sparat').waitFor();
    expect(await due.isChecked()).toBe(false);
    expect(await faults(page)).toEqual([]);
    expect((await api.ask('kim', 'GET', '/api/notices')).json).toMatchObject({ due: false, weekly: true });
    await page.keyboard.press('Escape');
    await page.getByRole('switch', { name: /förfaller/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Aviseringar' }).click();
    expect(await due.isChecked()).toBe(false);
    expect(broken).toEqual([]);
    await close();
  },
);
