import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { tabWords } from '../../bot/words/tab/index.ts';
import type { SignInKind } from '../../tab/sign-in/failure.ts';
import { faultsInEveryLook } from './teams-host/look.ts';
import { settings, teamsWorld } from './teams-host/open.ts';
import { until } from './teams-host/until.ts';

vi.setConfig({ testTimeout: 120_000 });

let teams: Awaited<ReturnType<typeof teamsWorld>>;
beforeAll(async () => {
  teams = await teamsWorld();
});
afterAll(() => teams.end());

const { kinds } = tabWords.sv.signInFailed;
const title = (kind: SignInKind) => kinds[kind].title;
const mended = async (kim: Awaited<ReturnType<typeof teams.open>>) => {
  await kim.frame.getByRole('heading', { name: 'Uppgifter' }).waitFor();
  expect(await kim.teams.faults()).toEqual([]);
  expect(kim.broken).toEqual([]);
  await kim.close();
};

test.each([
  ['approval', 'AADSTS90094: The grant requires admin permission. Anna Svensson anna@region.example'],
  ['consent', 'resourceRequiresConsent'],
  ['stepUp', 'resourceRequiresMfa'],
  ['policy', 'AADSTS53003: Access has been blocked by Conditional Access policies.'],
  ['notAssigned', "AADSTS50105: The signed in user 'anna@region.example' is not assigned to a role."],
  ['wrongAccount', 'AADSTS50020: User account anna@other.example does not exist in tenant'],
  ['cookies', 'AADSTS50058: A silent sign-in request was sent but no user is signed in.'],
  ['popup', 'FailedToOpenWindow'],
  ['network', 'Network request failed'],
  ['setup', 'App resource defined in manifest and iframe origin do not match'],
  ['unknown', 'unknownAuthError'],
] as const)(
  'who meets %s is told who must do what, in every theme and width, and names nobody',
  async (kind, reason) => {
    const kim = await teams.open({ silently: { reason } });
    const { frame } = kim;
    await frame.getByRole('heading', { name: title(kind) }).waitFor();
    await frame.getByText(kinds[kind].you).waitFor();
    if (kinds[kind].letter !== '') await frame.getByText(kinds[kind].it).waitFor();
    expect(await frame.content()).not.toMatch(/Svensson|anna@/);
    expect(await faultsInEveryLook(kim)).toEqual([]);
    // Teams shows our page, not one of its own.
    expect(await kim.teams.calls('appInitialization.success')).toHaveLength(1);
    expect(await kim.teams.calls('authentication.getAuthToken')).toEqual([[undefined, undefined, true, undefined]]);
    expect(await kim.teams.faults()).toEqual([]);
    expect(kim.broken).toEqual([]);
    await kim.close();
  },
);

test('by keyboard alone a person gets a ready text for IT, with the link that an administrator needs and no name', async () => {
  const kim = await teams.open({ silently: { reason: 'AADSTS90094: needs an administrator' } });
  const { frame, page } = kim;
  await frame.getByRole('heading', { name: title('approval') }).waitFor();
  await frame.getByRole('button', { name: 'Försök igen' }).focus();
  const reached: string[] = [];
  for (let at = 0; at < 4; at += 1) {
    await page.keyboard.press('Tab');
    reached.push(
      (await frame.evaluate(() => document.activeElement?.textContent || document.activeElement?.tagName)) ?? '',
    );
    if (reached.at(-1) === 'Kopiera texten') await page.keyboard.press('Enter');
  }
  // The way to report, and whom to ring, come before what is for others.
  expect(reached[0]).toBe('Till chatten');
  expect(reached.slice(2)).toEqual(['Kopiera texten', 'Jag är administratör: godkänn Trygg']);
  await frame.getByText('Texten är kopierad').waitFor();
  const [[sent] = []] = await kim.teams.calls('clipboard.writeToClipboard');
  expect(sent).toMatchObject({ mimeType: 'text/plain' });
  const { content }: { content: string } = JSON.parse(JSON.stringify(sent));
  const letter = Buffer.from(content, 'base64').toString('utf8');
  expect(letter).toContain(settings.adminConsentUrl);
  expect(letter).toContain(settings.appId);
  expect(letter).toContain('AADSTS90094');
  expect(await frame.getByRole('link', { name: /administratör/ }).getAttribute('href')).toBe(settings.adminConsentUrl);
  for (const key of ['Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Enter']) await page.keyboard.press(key);
  await until(() => kim.teams.calls('pages.navigateToApp')).toEqual([
    [expect.objectContaining({ pageId: 'conversations' })],
  ]);
  expect(await kim.teams.faults()).toEqual([]);
  await kim.close();
});

test('where nothing may be copied for the person, the text is marked for them', async () => {
  const kim = await teams.open({
    silently: { reason: 'AADSTS50105: not assigned' },
    supports: { pages: { backStack: {}, config: {} } },
  });
  await kim.page.context().clearPermissions();
  await kim.frame.getByRole('button', { name: 'Kopiera texten' }).click();
  await kim.frame.getByText('Texten är markerad').waitFor();
  const marked = await kim.frame.evaluate(() => {
    const area = document.activeElement;
    return area instanceof HTMLTextAreaElement ? area.value.slice(area.selectionStart, area.selectionEnd) : null;
  });
  expect(marked).toContain('Hej! Jag har inte tilldelats Trygg.');
  expect(marked).toContain('Felkod: AADSTS50105.');
  await kim.close();
});

test.each(['consent', 'stepUp'] as const)(
  'who presses after %s is shown a window by Teams, and is in',
  async (kind) => {
    const reason = kind === 'consent' ? 'resourceRequiresConsent' : 'resourceRequiresMfa';
    const kim = await teams.open({ silently: { reason } });
    await kim.frame.getByRole('heading', { name: title(kind) }).waitFor();
    await kim.frame.getByRole('button', { name: 'Logga in' }).click();
    await kim.frame.getByRole('heading', { name: 'Uppgifter' }).waitFor();
    const asked = await kim.teams.calls('authentication.getAuthToken');
    expect(asked.map(([, , silent]) => silent)).toEqual([true, false]);
    await mended(kim);
  },
);

test('who was asked and may not consent is sent to an administrator; who closed the window may try again', async () => {
  const kim = await teams.open({
    silently: { reason: 'resourceRequiresConsent' },
    asked: { reason: 'CancelledByUser' },
  });
  await kim.frame.getByRole('heading', { name: title('consent') }).waitFor();
  await kim.frame.getByRole('button', { name: 'Logga in' }).click();
  await kim.frame.getByText('Felkod: CancelledByUser', { exact: true }).waitFor();
  await kim.frame.getByRole('heading', { name: title('consent') }).waitFor();
  await kim.teams.answers({ asked: { reason: 'AADSTS65001: nobody has consented' } });
  await kim.frame.getByRole('button', { name: 'Logga in' }).click();
  await kim.frame.getByRole('heading', { name: title('approval') }).waitFor();
  await kim.close();
});

test('a net that comes back signs in by itself', async () => {
  const kim = await teams.open({ silently: { reason: 'Failed to fetch' } });
  await kim.frame.getByRole('heading', { name: title('network') }).waitFor();
  await kim.teams.answers({ silently: { token: await teams.api.tokenOf('kim') } });
  await kim.frame.evaluate(() => dispatchEvent(new Event('online')));
  await mended(kim);
});

const claims = (body: object) => `x.${Buffer.from(JSON.stringify(body)).toString('base64url')}.x`;
const far = Math.floor(Date.now() / 1000) + 3600;

test.each([
  ['wrongAccount', claims({ tid: '0e0e0e0e-0000-4000-8000-000000000005', nbf: 0, exp: far })],
  ['clock', claims({ tid: settings.tenantId, nbf: far, exp: far + 3600 })],
  ['refused', claims({ tid: settings.tenantId, nbf: 0, exp: far })],
] as const)('a token that our server refuses is told as %s, after one more try and no storm', async (kind, token) => {
  const kim = await teams.open({ silently: { token } });
  await kim.frame.getByRole('heading', { name: title(kind) }).waitFor();
  expect(await faultsInEveryLook(kim)).toEqual([]);
  expect(await kim.teams.calls('authentication.getAuthToken')).toHaveLength(2);
  await kim.teams.answers({ silently: { token: await teams.api.tokenOf('kim') } });
  await kim.frame.getByRole('button', { name: 'Försök igen' }).click();
  await mended(kim);
});

test('a sign-in that ends under way keeps the page and what is written, and a press mends it', async () => {
  const kim = await teams.open();
  const field = kim.frame.getByLabel('Lägg till en uppgift');
  await field.fill('Halvskriven');
  // From here on the server does not take the token, and Teams gives none without a window.
  await kim.page.route('**/api/tasks*', (route) => route.fulfill({ status: 401, json: {} }));
  await kim.teams.answers({ silently: { reason: 'tokenRevoked' } });
  await field.press('Enter');
  await kim.frame.getByText(tabWords.sv.lapsed.text).waitFor();
  await kim.frame.getByText(tabWords.sv.errors.unauthenticated).waitFor();
  expect(await faultsInEveryLook(kim)).toEqual([]);
  await until(() => field.inputValue()).toBe('Halvskriven');
  await kim.page.unroute('**/api/tasks*');
  await kim.frame.getByRole('button', { name: 'Logga in igen' }).click();
  await kim.frame.getByText(tabWords.sv.lapsed.text).waitFor({ state: 'detached' });
  await field.press('Enter');
  await kim.frame.locator('input[title="Halvskriven"]').waitFor();
  expect(await kim.teams.faults()).toEqual([]);
  await kim.close();
});
