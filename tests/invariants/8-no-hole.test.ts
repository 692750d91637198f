import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { shippedFile } from '../../bot/adapters/org-file/read-organisation.ts';
import { kinds } from '../../bot/core/cases/case.ts';
import { id, type PlaceId } from '../../bot/core/ids.ts';
import { onDuty } from '../../bot/core/organisation/people.ts';
import { route } from '../../bot/core/routing/route.ts';
import { person, shipped, world } from '../cards/world.ts';
import { program } from '../processes/bot.ts';
import { textOf } from '../setup/chat.ts';

/*
 * Invariant 8: a published routing table has no hole. That the check finds every hole there can be is in
 * tests/core/routing/coverage.test.ts; here, that nothing starts with one, and that what a rule promises is kept.
 */
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trygg-hole-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('Trygg does not start with a table that has a hole, and names the cell', async () => {
  const text = await readFile(shippedFile, 'utf8');
  const file = join(folder, 'org.yaml');
  await writeFile(file, text.replace(/^ +- \{ id: jouren, place:.*$/m, ''));
  const bot = program('bot/main.ts', [], { PORT: '0', ORG_FILE: file, DATA_DIR: folder });
  onTestFinished(() => void bot.child.kill('SIGKILL'));
  expect(await bot.ended).toBe(1);
  expect(bot.said.out).toBe('');
  expect(bot.said.err).toMatch(/Vårdcentralen Nissaprov, violence, Monday 00:00-08:00: no rule matches/);
}, 300_000);

test('for every unit, kind and hour of a week a rule finds someone on duty, or says until when it waits', () => {
  const start = Date.parse('2026-06-16T22:00:00Z'); // Midsummer is in it
  const units = [...shipped.places.values()].filter(({ level }) => level === 'unit');
  for (let hour = 0; hour < 7 * 24; hour++) {
    const at = new Date(start + hour * 3_600_000);
    for (const unit of units) {
      for (const kind of kinds) {
        const decision = route(shipped, { place: unit.id, kinds: [kind], at });
        const when = decision.waitsUntil === null ? at : new Date(decision.waitsUntil);
        const found = decision.via === 'rule' && onDuty(shipped, decision.function, when);
        if (!found) throw new Error(`nobody for ${kind} at ${unit.id} on ${at.toISOString()}`);
      }
    }
  }
});

test('a report that waits promises the time that its rule says', async () => {
  const w = await world();
  try {
    w.clock.advance(12 * 3_600_000); // Monday at 22
    const tove = person(8);
    const receipt = await w.report(tove, { kinds: 'theft' });
    const [made] = await w.cases();
    const decision = route(shipped, {
      place: id<PlaceId>('folkhogskolan-provstranden'),
      kinds: ['theft'],
      at: w.clock.now(),
    });
    expect(decision.waitsUntil).toBe('2026-03-03T06:30:00.000Z');
    expect(made?.routing).toEqual(decision);
    const ladder = shipped.ladders[made?.urgency ?? 'low'];
    expect(made?.promisedAt).toEqual(new Date(Date.parse('2026-03-03T06:30:00.000Z') + ladder.holder * 60_000));
    expect(textOf(receipt)).toMatch(/i morgon|3 mars/);
  } finally {
    await w.end();
  }
});
