import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryNotifier, type MemoryNotifier } from '../../bot/adapters/memory/notifier.ts';
import type { Call } from '../../bot/api/call.ts';
import { timelineOf } from '../../bot/api/timeline-view.ts';
import { Retryable } from '../../bot/core/errors.ts';
import type { PersonId } from '../../bot/core/ids.ts';
import { person, shipped, world } from '../cards/world.ts';

const ward = { unit: 'akutmottagningen-halmstad' };
const [nora, siri, samir, sixten, doris] = [person(1), person(21), person(22), person(23), person(24)];

let notifier: MemoryNotifier;
let here: Awaited<ReturnType<typeof world>>;
beforeEach(async () => {
  here = await world(shipped, {
    also: (messenger) => {
      notifier = createMemoryNotifier(messenger);
      return { notifier };
    },
  });
});
afterEach(() => here.end());

const newest = async () => {
  const [of] = await here.cases();
  if (!of) throw new Error('no case');
  return of;
};
/** What the ledger says of a person's attempts, in order. */
async function tried(who: PersonId): Promise<string[]> {
  const of = await newest();
  const rows = await here.deps.store.read((kept) => kept.cards.deliveries(of.id));
  return rows
    .filter(({ addressee }) => addressee.kind === 'person' && addressee.person === who)
    .map(({ means, outcome, why }) => [means, outcome, why].filter(Boolean).join(' '));
}
async function events(type: string): Promise<number> {
  const of = await newest();
  return (await here.deps.store.read((kept) => kept.events.of(of.id))).filter((each) => each.type === type).length;
}
async function climb(minutes: number): Promise<void> {
  here.clock.advance(minutes * 60_000 + 1_000);
  await here.work();
}
async function redrawAll(): Promise<void> {
  const of = await newest();
  const { rows } = await here.pool.query<{ id: string }>('select id from card where case_id = $1', [of.id]);
  await here.deps.store.transaction((kept) =>
    kept.jobs.enqueue(rows.map(({ id }) => ({ kind: 'card', payload: { card: id } }))),
  );
  await here.work();
}
async function timeline(): Promise<string[]> {
  const of = await newest();
  const call: Pick<Call, 'locale'> = { locale: 'sv' };
  const items = await here.deps.store.read((kept) => timelineOf(kept, shipped, call, of.id));
  return items.map(({ text }) => text);
}

describe('someone without the app', () => {
  beforeEach(() => {
    here.messenger.without.add(siri);
  });

  it('gets it installed and then the card, and the ledger and the timeline say by what', async () => {
    await here.report(nora, ward);
    expect(here.messages(siri)).toHaveLength(1);
    expect(await tried(siri)).toEqual(['install sent', 'chat sent']);
    expect(await tried(samir)).toEqual(['chat sent']);
    expect(await events('unreachable')).toBe(0);
    const said = await timeline();
    expect(said).toContain('Trygg installerades åt Siri Provlund');
    expect(said).toContain('Siri Provlund fick ett meddelande i chatten');
  });

  it('is told in the activity feed when that is refused: a pointer, the number and the way to the case, once', async () => {
    notifier.refuses.install.add(siri);
    await here.report(nora, ward, 'MARKÖRORD hotade mig');
    const of = await newest();
    expect(notifier.feed).toEqual([
      {
        person: siri,
        activity: { type: 'caseAssigned', number: of.number, preview: expect.any(String), route: `/cases/${of.id}` },
      },
    ]);
    expect(JSON.stringify(notifier.feed)).not.toMatch(/MARKÖRORD|Exempelsson/);
    expect(await tried(siri)).toEqual(['chat refused notInstalled', 'install refused Forbidden', 'feed sent']);
    await redrawAll();
    expect([notifier.asked, notifier.feed.length]).toEqual([[siri], 1]);
    expect(await tried(siri)).toHaveLength(3);
    expect(await events('unreachable')).toBe(0);
    expect(await timeline()).toContain('Siri Provlund fick en notis i Teams');
    await climb(60);
    expect(notifier.feed.map(({ activity }) => activity.type)).toEqual(['caseAssigned', 'caseReminder']);
  });

  it('who then installs it themselves has the card with its next change, and is not told twice in the feed', async () => {
    notifier.refuses.install.add(siri);
    await here.report(nora, ward);
    here.messenger.without.delete(siri);
    await here.press(samir, here.newest(samir), 'take');
    expect(here.messages(siri)).toHaveLength(1);
    expect(notifier.feed).toHaveLength(1);
  });
});

describe('when neither chat, installation nor feed reaches them', () => {
  it('the case says so once, the ladder goes on at once, and nothing is said to be delivered', async () => {
    for (const each of [siri, samir, sixten]) {
      here.messenger.without.add(each);
      notifier.refuses.install.add(each);
      notifier.refuses.feed.add(each);
    }
    await here.report(nora, ward);
    // Holders, their reminder, and then the deputy, without a minute passing.
    expect((await newest()).ladderDone).toBe(3);
    expect(here.messages(doris)).toHaveLength(1);
    expect(await events('unreachable')).toBe(3);
    for (const each of [siri, samir, sixten])
      expect((await tried(each)).filter((row) => row.endsWith('sent'))).toEqual([]);
    expect((await timeline()).filter((text) => text === 'Siri Provlund gick inte att nå i Teams')).toHaveLength(1);
    const promised = (await newest()).promisedAt?.getTime() ?? 0;
    expect(promised).toBeLessThanOrEqual((await newest()).receivedAt.getTime() + 180 * 60_000);
  });

  it('but the feed reaches one of them, the ladder keeps its time', async () => {
    for (const each of [siri, samir, sixten]) {
      here.messenger.without.add(each);
      notifier.refuses.install.add(each);
      if (each !== sixten) notifier.refuses.feed.add(each);
    }
    await here.report(nora, ward);
    expect((await newest()).ladderDone).toBe(1);
    expect(await events('unreachable')).toBe(2);
  });
});

describe('a storm of 429 on the feed', () => {
  it('puts the notification off; each attempt is on the ledger once, and it is sent once', async () => {
    here.messenger.without.add(siri);
    notifier.refuses.install.add(siri);
    notifier.faults.push(new Retryable('graphThrottled', 7), new Retryable('feedPaced', 1));
    await expect(here.report(nora, ward)).rejects.toMatchObject({ code: 'graphThrottled' });
    const { rows } = await here.pool.query<{ id: string }>(`select id from card where addressee = $1`, [siri]);
    const jobs = (await import('../../bot/jobs/index.ts')).jobKinds;
    const again = () =>
      jobs.get('card')?.run(
        {
          ...here.deps,
          messenger: here.messenger,
          notifier,
          cleaner: { clean: () => Promise.reject(new Error('none')) },
        },
        { card: rows[0]?.id },
      );
    await expect(again()).rejects.toMatchObject({ code: 'feedPaced', after: 1 });
    await again();
    expect(notifier.feed).toHaveLength(1);
    expect(notifier.asked).toEqual([siri]);
    expect((await tried(siri)).sort()).toEqual(['chat refused notInstalled', 'feed sent', 'install refused Forbidden']);
    expect(await events('unreachable')).toBe(0);
  });
});

describe('a protected reporter without the app', () => {
  it('is told of a question in the feed, and no row of the ledger names them', async () => {
    await here.report(nora, { ...ward, protectedIdentity: 'true' });
    const of = await newest();
    await here.press(siri, here.newest(siri), 'take');
    here.messenger.without.add(nora);
    notifier.refuses.install.add(nora);
    const form = await here.press(siri, here.newest(siri), 'ask');
    await here.press(siri, form, 'sendQuestion', { text: 'När hände det?' });
    expect(notifier.feed.map(({ person: who, activity }) => [who, activity.type])).toEqual([[nora, 'questionWaiting']]);
    const { rows } = await here.pool.query('select d::text as row from delivery d where case_id = $1', [of.id]);
    expect(rows.length).toBeGreaterThan(4);
    expect(JSON.stringify(rows)).not.toContain(nora);
    expect(await timeline()).toContain('Anmälaren fick en notis i Teams');
  });
});
