import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { MeetingPage } from '../../bot/api/contract.ts';
import { launchBrowser } from '../setup/browser.ts';
import { demo, startTrygg, type Trygg } from '../setup/trygg.ts';
import { openStage, type Stage } from './stage.ts';

vi.setConfig({ testTimeout: 180_000 });

/** Cecilia, Carl and Lena: two coordinators and the head of security. */
const [cecilia, carl, lena] = [41, 42, 33];
const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 780 };

let browser: Browser;
let trygg: Trygg;
let open: Stage[] = [];
let runs: string | null = null;
beforeAll(async () => {
  [browser, trygg] = await Promise.all([launchBrowser(), startTrygg()]);
});
afterAll(async () => {
  await browser.close();
  await trygg.stop();
});
afterEach(async () => {
  // Of a line that a test has cut the browser tells by itself.
  const broken = open.flatMap((each) => each.broken).filter((line) => !/^Failed to load resource: net::/.test(line));
  await Promise.all(open.map(({ close }) => close()));
  open = [];
  if (runs) await ask(cecilia, 'POST', `/api/meetings/${runs}/end`);
  runs = null;
  expect(broken).toEqual([]);
});

async function ask(person: number, method: string, path: string, body?: object) {
  const answer = await fetch(trygg.url + path, {
    method,
    headers: { authorization: `Bearer ${await trygg.token(demo(person))}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return answer.json();
}
type Shown = Extract<MeetingPage, { audience: 'forum' }>;
const seen = (id: string): Promise<Shown> => ask(carl, 'GET', `/api/meetings/${id}`);
const until = <Value>(look: () => Value | Promise<Value>) => expect.poll(look, { timeout: 60_000 });

async function desk(person: number, id: string, size = desktop): Promise<Stage> {
  const stage = await openStage(browser, `${trygg.url}/tab/?as=${demo(person)}#/meetings/${id}`, size);
  open.push(stage);
  await stage.page.getByTestId('meeting-run').waitFor();
  return stage;
}
/** A running meeting, and the leader's screen. */
async function running(): Promise<{ id: string; leader: Stage }> {
  const { meetings } = await ask(cecilia, 'POST', '/api/meetings', {
    forum: 'natverket',
    plannedAt: trygg.clock.now().toISOString(),
  });
  const id: string = meetings[0].id;
  runs = id;
  await ask(cecilia, 'POST', `/api/meetings/${id}/start`);
  const leader = await desk(cecilia, id);
  await leader.page.getByRole('button', { name: 'Led härifrån' }).click();
  await leader.page.getByText('Du leder', { exact: true }).waitFor();
  return { id, leader };
}
const heading = ({ page }: Stage, name: string) => page.getByRole('heading', { level: 2, name }).waitFor();

it('everyone follows the leader’s point; who looks around is told where the meeting is, and returns by one key', async () => {
  const { id, leader } = await running();
  const follower = await desk(carl, id);
  const pocket = await desk(lena, id, phone);
  await leader.page.keyboard.press('Space');
  for (const each of [leader, follower, pocket]) await heading(each, 'Mötets öppnande');
  await follower.page.getByRole('navigation', { name: 'Dagordning' }).getByText('Övriga frågor').click();
  await heading(follower, 'Övriga frågor');
  await follower.page.getByText('Du tittar på ”Övriga frågor”. Mötet är på § 1.').waitFor();
  await leader.page.keyboard.press('ArrowRight');
  await heading(pocket, 'Val av justerare');
  // The meeting goes on, and does not tear the page out of one's hands.
  await follower.page.getByText('Du tittar på ”Övriga frågor”. Mötet är på § 2.').waitFor();
  await heading(follower, 'Övriga frågor');
  await follower.page.keyboard.press('f');
  await heading(follower, 'Val av justerare');
  // The leader too looks ahead without moving anyone, and takes the meeting along by one key.
  await leader.page.getByRole('navigation', { name: 'Dagordning' }).getByText('Övriga frågor').click();
  await heading(leader, 'Övriga frågor');
  await until(async () => (await seen(id)).points.filter(({ paragraph }) => paragraph !== null).length).toBe(2);
  await leader.page.keyboard.press('m');
  for (const each of [follower, pocket]) await heading(each, 'Övriga frågor');
  await pocket.page.getByRole('button', { name: 'Jag är här' }).click();
  await leader.page.getByText('2 av 10 här').waitFor();
});

it('the leader’s reload gives the lead back', async () => {
  const { id, leader } = await running();
  await leader.page.keyboard.press('ArrowRight');
  await heading(leader, 'Mötets öppnande');
  const { term } = (await seen(id)).lead;
  await leader.page.reload();
  await leader.page.getByText('Du leder', { exact: true }).waitFor();
  await leader.page.keyboard.press('ArrowRight');
  await heading(leader, 'Val av justerare');
  expect((await seen(id)).lead).toMatchObject({ term, leader: { name: 'Cecilia Testholm' } });
});

it('when the leader’s line breaks the others are told, one takes over by a press, and nothing is lost', async () => {
  const { id, leader } = await running();
  const follower = await desk(carl, id);
  await leader.page.keyboard.press('ArrowRight');
  await heading(follower, 'Mötets öppnande');
  await leader.page.keyboard.press('b');
  await leader.page.keyboard.press('Enter');
  await follower.page.locator('[data-decision="1"]').waitFor();
  await leader.close();
  open = open.filter((each) => each !== leader);
  trygg.clock.advance(31_000);
  await follower.page.getByText('Cecilia Testholms uppkoppling verkar bruten').waitFor();
  await follower.page.getByRole('button', { name: 'Ta över' }).click();
  await follower.page.getByText('Du leder', { exact: true }).waitFor();
  await follower.page.keyboard.press('ArrowRight');
  await heading(follower, 'Val av justerare');
  expect((await seen(id)).lead).toMatchObject({ leader: { name: 'Carl Påhittsson' }, silent: false });
  // She is back, and follows.
  const back = await desk(cecilia, id);
  await heading(back, 'Val av justerare');
  await back.page.getByText('Carl Påhittsson leder').waitFor();
  expect((await seen(id)).points.flatMap(({ decisions }) => decisions).map(({ number }) => number)).toEqual([1]);
});

it('of two who lead the later has it, and the earlier screen is told kindly and moves nothing more', async () => {
  const { id, leader } = await running();
  await leader.page.keyboard.press('ArrowRight');
  await heading(leader, 'Mötets öppnande');
  // Her own second window.
  const second = await desk(cecilia, id);
  await second.page.getByText('Du leder mötet från ett annat fönster.').waitFor();
  await second.page.getByRole('button', { name: 'Led härifrån' }).click();
  await leader.page.getByText('Du leder mötet från ett annat fönster nu.').waitFor();
  // Then someone else.
  await ask(carl, 'POST', `/api/meetings/${id}/lead`);
  await second.page.getByText('Carl Påhittsson leder mötet nu. Du följer med').waitFor();
  await second.page.keyboard.press('ArrowRight');
  await second.page.getByText('Du tittar på').waitFor();
  const [first] = (await seen(id)).points;
  expect((await seen(id)).lead.current).toBe(first?.id);
  await second.page.getByRole('button', { name: 'Ta tillbaka ledningen' }).click();
  await second.page.getByText('Du leder', { exact: true }).waitFor();
  expect((await seen(id)).lead).toMatchObject({ leader: { name: 'Cecilia Testholm' } });
});

it('without a line a decision is refused in words, stays as written, and is made once when the line is back', async () => {
  const { id, leader } = await running();
  await leader.page.keyboard.press('ArrowRight');
  await heading(leader, 'Mötets öppnande');
  await leader.page.keyboard.press('b');
  await leader.page.getByRole('textbox').waitFor();
  await leader.page.keyboard.type('Dagordningen godkänns');
  // The press gets through, and its answer does not: the worst break there is.
  await leader.page.route('**/actions/decide', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await leader.page.keyboard.press('Enter');
  await leader.page.getByText(/^Beslutet är inte sparat:/).waitFor();
  await leader.context.setOffline(true);
  await leader.page.getByText('Din uppkoppling är bruten.').waitFor();
  await leader.page.unroute('**/actions/decide');
  await leader.page.keyboard.press('Enter');
  await leader.page.getByText(/^Beslutet är inte sparat:/).waitFor();
  expect(await leader.page.getByRole('textbox').inputValue()).toBe('Dagordningen godkänns');
  await leader.context.setOffline(false);
  await leader.page.getByText('Din uppkoppling är bruten.').waitFor({ state: 'detached' });
  await leader.page.getByRole('textbox').focus();
  await leader.page.keyboard.press('Enter');
  await leader.page.locator('[data-form]').waitFor({ state: 'detached' });
  await leader.page.locator('[data-decision="1"]').filter({ hasText: 'Dagordningen godkänns' }).waitFor();
  expect((await seen(id)).points.flatMap(({ decisions }) => decisions)).toHaveLength(1);
});

it('a meeting that nobody closes ends by itself, says so, and its minutes are whole', async () => {
  const { id, leader } = await running();
  await leader.page.keyboard.press('ArrowRight');
  await heading(leader, 'Mötets öppnande');
  await leader.page.keyboard.press('b');
  await leader.page.getByRole('textbox').waitFor();
  await leader.page.keyboard.type('Mötet är öppnat');
  await leader.page.keyboard.press('Enter');
  await leader.page.locator('[data-decision="1"]').waitFor();
  // Over time is said in words long before.
  trygg.clock.advance(70 * 60_000);
  const late = await desk(carl, id);
  await late.page.getByText(/min över tiden, \d+ punkter kvar/).waitFor();
  await leader.close();
  open = open.filter((each) => each !== leader);
  trygg.clock.advance(5 * 3_600_000);
  await until(async () => (await seen(id)).meeting.state).toBe('ended');
  await late.page.getByTestId('meeting-ended').waitFor();
  await late.page.getByText('Ingen avslutade mötet, så det stängdes av sig självt.').waitFor();
  await late.page.getByText('Beslut enligt förslaget. Mötet är öppnat').waitFor();
  const { text } = await ask(carl, 'GET', `/api/meetings/${id}/minutes`);
  expect(text).toContain('Beslut 1\n\nBeslut enligt förslaget. Mötet är öppnat');
  expect(text).toContain('Mötet avslutades inte av någon.');
});
