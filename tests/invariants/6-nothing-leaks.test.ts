import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { localTenantId } from '../../bot/adapters/local/people.ts';
import { arvid, cecilia, nora, petra, samir, siri, sixten, vera } from '../journeys/story.ts';
import { demo, startTrygg, type Trygg } from '../setup/trygg.ts';
import { allRows, type Row, tieBetween } from './leaks/rows.ts';
import { ask, markers, type Story, wholeStory } from './leaks/story.ts';

/*
 * Invariant 6: what people write, who a protected reporter is, and what is sealed never appears in a stored chat
 * message, notification, log line, job, error, or an answer to someone without the right. No row outside the sealed
 * part ties a protected reporter to a case.
 */

/** The only places that may hold what people wrote, and which of it. */
const mayHold: { readonly [table: string]: readonly (keyof typeof markers)[] } = {
  case_page: ['page'],
  case_entry: ['typed', 'addition', 'withFile', 'question', 'answer', 'handOver', 'outcome'],
  access_reason: ['reason', 'custodian'],
};

/** An employee, and a holder of the very function that gets the case. */
describe.each([
  ['a nurse', nora, 'Nora Exempelsson'],
  ['a holder of the function that gets the case', sixten, 'Sixten Demoström'],
])('when %s reports with protected identity', (_who, reporter, name) => {
  let trygg: Trygg;
  let story: Story;
  let rows: Row[];
  beforeAll(async () => {
    trygg = await startTrygg({ LOG_LEVEL: 'debug' });
    story = await wholeStory(trygg, reporter);
    // A day goes by: what recurs runs too, and the digest.
    trygg.clock.advance(26 * 3_600_000);
    await trygg.settled();
    rows = await allRows(trygg.pool);
  }, 300_000);
  afterAll(() => trygg.stop());

  it('every word that anyone wrote is kept, in its own place alone', () => {
    const places = Object.entries(markers).map(([which, word]) => [
      which,
      [...new Set(rows.filter(({ text }) => text.includes(word)).map(({ table }) => table))],
    ]);
    const wanted = Object.keys(markers).map((which) => [
      which,
      Object.keys(mayHold).filter((table) => mayHold[table]?.some((each) => each === which)),
    ]);
    expect(places).toEqual(wanted);
  });

  it('no chat holds a message of the bot with any of it, nor anyone else’s with who reported', async () => {
    const overview = await (await fetch(`${trygg.url}/stage/overview`)).json();
    let read = 0;
    for (const { id, conversationId } of [...overview.people, ...overview.channels]) {
      const answer = await fetch(`${trygg.url}/stage/conversations/${encodeURIComponent(conversationId)}/messages`);
      const { messages } = await answer.json();
      for (const message of messages.filter((each: { from: string }) => each.from === 'bot')) {
        read += 1;
        const text = JSON.stringify(message);
        for (const word of Object.values(markers)) expect(text).not.toContain(word);
        if (id !== reporter) expect([text.includes(name), text.includes(reporter)]).toEqual([false, false]);
      }
    }
    expect(read).toBeGreaterThan(8);
  });

  it('no line of the log holds any of it, nor a name, nor who reported', () => {
    const log = trygg.log.join('');
    expect(log).toContain('job.done');
    for (const word of [...Object.values(markers), name, reporter]) expect(log).not.toContain(word);
  });

  it('nobody without the right is answered any of it, whatever they ask', async () => {
    const { rows: tasks } = await trygg.pool.query('select id from task');
    const { rows: photos } = await trygg.pool.query('select id from photo');
    const paths = [
      '/api/cases',
      `/api/cases/${story.id}`,
      `/api/cases/${story.id}/photos/${photos[0].id}`,
      '/api/tasks',
      `/api/tasks/${tasks[0].id}`,
      `/api/tasks/${tasks[0].id}/history`,
      '/api/people',
    ];
    const asked = async (person: string): Promise<string> => {
      const answers = await Promise.all(paths.map((path) => ask(trygg, person, 'GET', path)));
      const content = await ask(trygg, person, 'POST', `/api/cases/${story.id}/content`, { reason: 'nyfiken' });
      const sealed = await ask(trygg, person, 'POST', `/api/cases/${story.id}/sealed`, { reason: 'nyfiken' });
      return [...answers, content, sealed].map(({ text }) => text).join('\n');
    };
    // Another employee, another function, a coordinator; those who had the case and have it no more.
    for (const person of [vera, petra, cecilia, siri, samir]) {
      const text = await asked(person);
      for (const word of Object.values(markers)) expect(text, `to ${person}`).not.toContain(word);
    }
    // Whoever has the case reads what was written, and not who wrote it.
    const read = (await ask(trygg, arvid, 'GET', `/api/cases/${story.id}`)).text;
    expect(read).toContain(markers.typed);
    for (const word of [name, reporter, markers.sealed]) expect(read).not.toContain(word);
  });

  it('no row outside the sealed part ties the reporter to the case, by any way of equal ids', () => {
    const open = rows.filter(({ table }) => table !== 'sealed');
    expect(open.some(({ text }) => text.includes(reporter))).toBe(true);
    for (const { text, table } of open) {
      const both = text.includes(reporter) && [story.id, story.number, story.handle].some((id) => text.includes(id));
      expect(both, table).toBe(false);
    }
    for (const to of [story.id, story.handle]) expect(tieBetween(open, reporter, to, [localTenantId])).toBeNull();
  });
});

test('the search for ties finds one over any number of rows', () => {
  const rows = [
    { table: 'a', text: `(${demo(1)},x,${demo(2)})` },
    { table: 'b', text: `{"in": {"json": "${demo(2)}"}, "also": "${demo(3)}"}` },
    { table: 'c', text: `(${demo(3)},${demo(9)})` },
    { table: 'd', text: `(${demo(4)},${demo(9)})` },
  ];
  expect(tieBetween(rows, demo(1), demo(3), [])).toHaveLength(2);
  expect(tieBetween(rows, demo(1), demo(4), [])).toHaveLength(4);
  expect(tieBetween(rows, demo(1), demo(4), [demo(9)])).toBeNull();
});
